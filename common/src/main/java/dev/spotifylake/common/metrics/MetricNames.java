package dev.spotifylake.common.metrics;

import java.util.List;

/// The names of the lake's own metrics. The functions emit them and the alarms and the dashboard
/// read them: both take them from here, for an alarm on a misspelt name is silent for ever.
public final class MetricNames {
  public static final String NAMESPACE = "SpotifyLake";

  /// The dimension every metric has, so that two lakes of one account stay apart.
  public static final String LAKE_NAME = "LakeName";

  /// The environment variable that tells a function the value of [#LAKE_NAME].
  public static final String LAKE_NAME_VARIABLE = "LAKE_NAME";

  /// The second dimension of [#CALLS]: how the call ended.
  public static final String OUTCOME = "Outcome";

  /// 1 for each extract run that came to its end; waiting for a login is an end too.
  public static final String RUNS_COMPLETED = "RunsCompleted";

  /// Plays that no earlier poll had.
  public static final String PLAYS_NEW = "PlaysNew";

  /// Rows written to curated tables.
  public static final String ROWS_WRITTEN = "RowsWritten";

  /// Elements that could not be used.
  public static final String REJECTS = "Rejects";

  /// Calls to Spotify, by [#OUTCOME].
  public static final String CALLS = "Calls";

  /// 1 while Spotify has asked for quiet, else 0.
  public static final String COOLDOWN_ACTIVE = "CooldownActive";

  /// Minutes between two polls in which plays may have been missed.
  public static final String COVERAGE_GAP_MINUTES = "CoverageGapMinutes";

  /// Whole days until the first refresh token of the lake expires; 0 = one is dead.
  public static final String TOKEN_DAYS_LEFT = "TokenDaysLeft";

  /// Milliseconds from the start of an extract run to its end.
  public static final String RUN_DURATION = "RunDuration";

  /// Raw objects whose table files a compaction merged.
  public static final String OBJECTS_FOLDED = "ObjectsFolded";

  /// Merged files that a compaction wrote.
  public static final String MERGED_FILES = "MergedFiles";

  /// Obsolete files that a compaction deleted.
  public static final String FILES_DELETED = "FilesDeleted";

  /// Minutes since the time of the oldest transformed raw object that a compaction left unfolded; 0
  /// = all are folded.
  public static final String OLDEST_UNFOLDED_MINUTES = "OldestUnfoldedMinutes";

  /// Milliseconds from the start of a compaction to its end.
  public static final String COMPACTION_DURATION = "CompactionDuration";

  private static final List<String> ALL =
      List.of(
          RUNS_COMPLETED,
          PLAYS_NEW,
          ROWS_WRITTEN,
          REJECTS,
          CALLS,
          COOLDOWN_ACTIVE,
          COVERAGE_GAP_MINUTES,
          TOKEN_DAYS_LEFT,
          RUN_DURATION,
          OBJECTS_FOLDED,
          MERGED_FILES,
          FILES_DELETED,
          OLDEST_UNFOLDED_MINUTES,
          COMPACTION_DURATION);

  private MetricNames() {}

  public static List<String> all() {
    return ALL;
  }
}
