package dev.spotifylake.cli.query;

import dev.spotifylake.cli.frame.Surroundings;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.sql.SqlDialect;
import dev.spotifylake.common.sql.SqlSetting;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Whose clock and which day saved questions are asked by.
public final class QuestionSetting {
  private QuestionSetting() {}

  /// For the engine of a lake in a folder: the configured zone, and the day (UTC) it is now.
  public static SqlSetting local(Surroundings surroundings, LakeConfiguration configuration) {
    return new SqlSetting(
        SqlDialect.DUCKDB,
        configuration.timeZone(),
        LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC));
  }
}
