package dev.spotifylake.cli.query;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.engine.DuckDbEngine;
import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.cli.folder.DemoMarker;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.common.sql.SqlDialect;
import dev.spotifylake.common.sql.SqlSetting;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;

/// A lake opened for queries: in a folder, or deployed.
///
/// @param setting the dialect, time zone and day (UTC) with which saved queries are run
/// @param name of the lake as the user wrote it
/// @param demo whether its data is simulated; checked when called
public record OpenLake(QueryEngine engine, SqlSetting setting, String name, BooleanSupplier demo)
    implements AutoCloseable {

  /// Opens a lake in a folder: the configured time zone, and the current day.
  public static OpenLake inFolder(LakeFolder lake, CliContext context) {
    return new OpenLake(
        DuckDbEngine.over(lake.curated(), lake.configuration().format()),
        new SqlSetting(
            SqlDialect.DUCKDB,
            lake.configuration().timeZone(),
            LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC)),
        lake.name(),
        () -> DemoMarker.isOn(lake.raw()));
  }

  @Override
  public void close() {
    engine.close();
  }
}
