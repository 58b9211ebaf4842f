package dev.spotifylake.infra.parameters;

import java.util.List;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

/// Days that each kind of object is kept.
public final class RetentionParameters {
  static final List<String> NAMES =
      List.of(
          "RawRetentionDays",
          "CuratedRetentionDays",
          "PlaysRetentionDays",
          "ResultsRetentionDays",
          "LogRetentionDays");

  // The only values CloudWatch Logs takes, up to two years.
  private static final List<String> LOG_DAYS =
      List.of("1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "731");

  private final CfnParameter raw;
  private final CfnParameter curated;
  private final CfnParameter plays;
  private final CfnParameter results;
  private final CfnParameter logs;

  RetentionParameters(Stack stack) {
    raw = days(stack, "RawRetentionDays", 400, "Days that raw responses of Spotify are kept");
    curated = days(stack, "CuratedRetentionDays", 1_100, "Days that rows of tables are kept");
    plays =
        days(
            stack,
            "PlaysRetentionDays",
            1_825,
            "Days that plays and imported listening history are kept");
    results = days(stack, "ResultsRetentionDays", 3, "Days that results of queries are kept");
    logs =
        CfnParameter.Builder.create(stack, "LogRetentionDays")
            .type("Number")
            .description("Days that the functions' logs are kept")
            .defaultValue("30")
            .allowedValues(LOG_DAYS)
            .build();
  }

  private static CfnParameter days(Stack stack, String name, int byDefault, String description) {
    return CfnParameter.Builder.create(stack, name)
        .type("Number")
        .description(description)
        .defaultValue(byDefault)
        .minValue(1)
        .build();
  }

  public Number rawDays() {
    return raw.getValueAsNumber();
  }

  public String curatedDays() {
    return curated.getValueAsString();
  }

  public String rowsOfPlaysDays() {
    return plays.getValueAsString();
  }

  public Number playsDays() {
    return plays.getValueAsNumber();
  }

  public Number resultsDays() {
    return results.getValueAsNumber();
  }

  public Number logDays() {
    return logs.getValueAsNumber();
  }
}
