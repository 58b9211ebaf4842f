package dev.spotifylake.cli.query;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.sql.SqlDialect;
import dev.spotifylake.common.sql.SqlSetting;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Whose clock and which day saved questions are asked by.
public final class QuerySettings {
  private QuerySettings() {}

  /// For the engine of a lake in a folder: the configured zone, and the day (UTC) it is now.
  public static SqlSetting local(CliContext context, LakeConfiguration configuration) {
    return new SqlSetting(
        SqlDialect.DUCKDB,
        configuration.timeZone(),
        LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC));
  }
}
