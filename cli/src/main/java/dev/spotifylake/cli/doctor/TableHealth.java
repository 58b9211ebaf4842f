package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.query.QueriedLake;
import dev.spotifylake.cli.query.QueryResult;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the tables of a lake tell of the last 30 days, by two of the saved questions.
///
/// @param gaps spans in which plays may have been lost
/// @param silent why the tables could not be asked; null if they could
record TableHealth(List<Gap> gaps, List<Rejected> rejects, @Nullable String silent) {
  // Older ones were told when they were new, and an answer that never changes is not read.
  private static final Duration LOOKED_BACK = Duration.ofDays(30);

  // Spotify's lists have holes; nobody can mend them, and nothing is lost by them.
  private static final Set<String> EXPECTED = Set.of("null_element");

  /// @param told plays of that span that an imported export has told of since
  record Gap(String account, String from, String to, long told) {}

  /// @param place where in Spotify's answer
  record Rejected(String reason, String place, long rejects) {}

  static TableHealth of(QueriedLake lake, Instant now) {
    try {
      List<Gap> gaps =
          rows(lake, "coverage_gaps").stream()
              .filter(row -> isRecent(row.get(5), now))
              .map(
                  row ->
                      new Gap(
                          text(row.get(0)), text(row.get(1)), text(row.get(2)), number(row.get(4))))
              .toList();
      List<Rejected> rejects =
          rows(lake, "rejects").stream()
              .map(row -> new Rejected(text(row.get(0)), text(row.get(1)), number(row.get(2))))
              .toList();
      return new TableHealth(gaps, rejects, null);
    } catch (LakeException notAnswered) {
      return silent(notAnswered);
    }
  }

  static TableHealth silent(LakeException why) {
    return new TableHealth(List.of(), List.of(), why.getMessage());
  }

  private static List<List<@Nullable Object>> rows(QueriedLake lake, String question) {
    SqlFile saved = Objects.requireNonNull(SqlFiles.query(question), question);
    return QueryResult.to(saved.sql(lake.setting()), lake.engine()).rows();
  }

  private static boolean isRecent(@Nullable Object observedAt, Instant now) {
    return !(observedAt instanceof Instant at) || !at.isBefore(now.minus(LOOKED_BACK));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  long rejected() {
    return rejects.stream().mapToLong(Rejected::rejects).sum();
  }

  List<String> problems(LakeLocation place) {
    List<String> problems = new ArrayList<>();
    String why = silent;
    if (why != null) {
      problems.add("the tables could not be asked for gaps and rejects: " + why);
    }
    for (Gap gap : gaps) {
      if (gap.told() == 0) {
        problems.add(
            "plays of '%s' may be missing from %s to %s: Spotify keeps 50, so run every hour; to fill the gap, ask Spotify for your extended streaming history and run: lake import FILE"
                .formatted(gap.account(), gap.from(), gap.to()));
      }
    }
    for (Rejected rejected : rejects) {
      if (!EXPECTED.contains(rejected.reason())) {
        problems.add(
            "%d things could not be used (%s%s); raw keeps them as sent: see them by `%s --saved rejects`, and after an update of this command read them again by `%s`"
                .formatted(
                    rejected.rejects(),
                    rejected.reason(),
                    rejected.place().isEmpty() ? "" : " at " + rejected.place(),
                    place.command("query"),
                    place.command("replay")));
      }
    }
    return problems;
  }
}
