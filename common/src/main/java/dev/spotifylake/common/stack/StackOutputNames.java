package dev.spotifylake.common.stack;

import java.util.List;

/// The names of a deployed stack's outputs: how `--stack NAME` finds the parts of a lake. Scripts
/// of people may read them too, so they are never renamed.
public final class StackOutputNames {
  // Not LakeName: so a parameter is called, and no two names of a template may be the same.
  public static final String LAKE = "Lake";

  /// `s3://...`, the value of `LAKE_RAW`.
  public static final String RAW_ROOT = "RawRoot";

  /// `s3://...`, the value of `LAKE_CURATED`.
  public static final String CURATED_ROOT = "CuratedRoot";

  public static final String RESULTS_BUCKET = "ResultsBucket";
  public static final String TABLE_FORMAT = "TableFormat";
  public static final String LOCAL_TIME_ZONE = "LocalTimeZone";

  /// Days that a compaction keeps rows. Stacks of earlier releases do not have them.
  public static final String TABLE_RETENTION = "TableRetention";

  public static final String PLAYS_RETENTION = "PlaysRetention";

  public static final String CREDENTIALS_SECRET_ARN = "CredentialsSecretArn";
  public static final String EXTRACT_FUNCTION = "ExtractFunction";
  public static final String TRANSFORM_FUNCTION = "TransformFunction";
  public static final String EXTRACT_LOG_GROUP = "ExtractLogGroup";
  public static final String TRANSFORM_LOG_GROUP = "TransformLogGroup";
  public static final String TRANSFORM_QUEUE_URL = "TransformQueueUrl";
  public static final String TRANSFORM_DEAD_LETTERS_URL = "TransformDeadLettersUrl";
  public static final String EXTRACT_DEAD_LETTERS_URL = "ExtractDeadLettersUrl";
  public static final String COMPACT_FUNCTION = "CompactFunction";
  public static final String COMPACT_LOG_GROUP = "CompactLogGroup";
  public static final String COMPACT_DEAD_LETTERS_URL = "CompactDeadLettersUrl";
  public static final String DATABASE = "DatabaseName";
  public static final String WORK_GROUP = "WorkGroupName";
  public static final String CRAWLER = "CrawlerName";
  public static final String ALARM_TOPIC_ARN = "AlarmTopicArn";
  public static final String ATHENA_CONSOLE_URL = "AthenaConsoleUrl";

  /// Only there if the stack has a dashboard.
  public static final String DASHBOARD_URL = "DashboardUrl";

  private static final List<String> ALL =
      List.of(
          LAKE,
          RAW_ROOT,
          CURATED_ROOT,
          RESULTS_BUCKET,
          TABLE_FORMAT,
          LOCAL_TIME_ZONE,
          TABLE_RETENTION,
          PLAYS_RETENTION,
          CREDENTIALS_SECRET_ARN,
          EXTRACT_FUNCTION,
          TRANSFORM_FUNCTION,
          EXTRACT_LOG_GROUP,
          TRANSFORM_LOG_GROUP,
          TRANSFORM_QUEUE_URL,
          TRANSFORM_DEAD_LETTERS_URL,
          EXTRACT_DEAD_LETTERS_URL,
          COMPACT_FUNCTION,
          COMPACT_LOG_GROUP,
          COMPACT_DEAD_LETTERS_URL,
          DATABASE,
          WORK_GROUP,
          CRAWLER,
          ALARM_TOPIC_ARN,
          ATHENA_CONSOLE_URL,
          DASHBOARD_URL);

  private StackOutputNames() {}

  public static List<String> all() {
    return ALL;
  }
}
