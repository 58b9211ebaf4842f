package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.query.OpenLake;
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

/// What the tables of a lake show about the last 30 days, by two of the saved queries.
///
/// @param gaps spans in which plays may have been lost
/// @param unreadable why the tables could not be queried; null if they could
record TableHealth(List<Gap> gaps, List<Rejected> rejects, @Nullable String unreadable) {
  // Older problems were reported when they were new, and nobody reads a report that never changes.
  private static final Duration REPORTED = Duration.ofDays(30);

  // Spotify's lists hold null elements. Nobody can fix them, and nothing is lost by them.
  private static final Set<String> EXPECTED = Set.of("null_element");

  /// @param playsFromExports plays in that span which exports have brought since
  record Gap(String account, String from, String to, long playsFromExports) {}

  /// @param location in Spotify's response, as a JSON path
  record Rejected(String reason, String location, long rejects) {}

  static TableHealth of(OpenLake lake, Instant now) {
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
    } catch (LakeException cannotQuery) {
      return unreadable(cannotQuery);
    }
  }

  static TableHealth unreadable(LakeException why) {
    return new TableHealth(List.of(), List.of(), why.getMessage());
  }

  private static List<List<@Nullable Object>> rows(OpenLake lake, String name) {
    SqlFile saved = Objects.requireNonNull(SqlFiles.query(name), name);
    return lake.engine().query(saved.sql(lake.setting())).rows();
  }

  private static boolean isRecent(@Nullable Object observedAt, Instant now) {
    return !(observedAt instanceof Instant at) || !at.isBefore(now.minus(REPORTED));
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

  List<String> problems(LakeLocation location) {
    List<String> problems = new ArrayList<>();
    String why = unreadable;
    if (why != null) {
      problems.add("the tables could not be queried for gaps and rejects: " + why);
    }
    for (Gap gap : gaps) {
      if (gap.playsFromExports() == 0) {
        problems.add(
            "plays of '%s' may be missing from %s to %s, because Spotify keeps only 50: run every hour; to fill the gap, request your extended streaming history from Spotify and run: lake import FILE"
                .formatted(gap.account(), gap.from(), gap.to()));
      }
    }
    for (Rejected rejected : rejects) {
      if (!EXPECTED.contains(rejected.reason())) {
        problems.add(
            "%d elements could not be used (%s%s); raw keeps them as sent: list them with `%s --saved rejects`, and after an update of this command read them again with `%s`"
                .formatted(
                    rejected.rejects(),
                    rejected.reason(),
                    rejected.location().isEmpty() ? "" : " at " + rejected.location(),
                    location.command("query"),
                    location.command("replay")));
      }
    }
    return problems;
  }
}
