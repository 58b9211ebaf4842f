package dev.spotifylake.it.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.simulator.truth.ShownPlay;
import dev.spotifylake.simulator.truth.ShownSnapshot;
import dev.spotifylake.simulator.truth.TrueEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Saved queries over two weeks give what happened in the simulated world.
class QueriesMatchSimulationIT {
  private static final String ME = "me";
  private static final Duration BREAK = Duration.ofMinutes(30);

  private final SharedLake lake = SharedLake.ofTwoWeeks();
  private final List<ShownPlay> plays =
      lake.lake().truth().shownPlays().stream()
          .sorted(Comparator.comparing(ShownPlay::playedAt))
          .toList();

  @Test
  void viewPlaysHoldsThePlaysThatWereServed() {
    assertThat(lake.rows("SELECT account, played_at, item_uri FROM v_plays"))
        .hasSizeGreaterThan(50)
        .containsExactlyInAnyOrderElementsOf(
            plays.stream().map(play -> row(play.listener(), play.playedAt(), play.uri())).toList());
  }

  @Test
  void listeningDaysCountsThePlaysOfEachDay() {
    List<String> expected = new ArrayList<>(counted(play -> day(play).toString()).reversed());
    assertThat(lake.savedQuery("listening_days", "day", "plays"))
        .isEqualTo(expected.subList(0, Math.min(14, expected.size())));
  }

  @Test
  void listeningByHourCountsThePlaysOfEachHour() {
    assertThat(lake.savedQuery("listening_by_hour", "hour", "plays"))
        .isEqualTo(counted(play -> at(play).getHour()));
  }

  @Test
  void listeningByWeekdayCountsThePlaysOfEachWeekday() {
    assertThat(lake.savedQuery("listening_by_weekday", "weekday", "plays"))
        .isEqualTo(counted(play -> at(play).getDayOfWeek().getValue()));
  }

  @Test
  void mostPlayedTracksCountsThePlaysOfEachSong() {
    assertThat(lake.savedQuery("most_played_tracks", "track_name", "artist_name", "plays"))
        .isEqualTo(top(named("track_name || ' | ' || artist_name")));
  }

  @Test
  void mostPlayedArtistsCountsThePlaysOfEachArtist() {
    assertThat(lake.savedQuery("most_played_artists", "artist_name", "plays"))
        .isEqualTo(top(named("artist_name")));
  }

  @Test
  void aSessionEndsWithABreakOfHalfAnHour() {
    List<String> sessions = new ArrayList<>();
    Instant last = Instant.MIN;
    int count = 0;
    for (ShownPlay play : plays) {
      if (count > 0 && play.playedAt().isBefore(last.plus(BREAK))) {
        count++;
      } else {
        if (count > 0) {
          sessions.add(row(last, count));
        }
        count = 1;
      }
      last = play.playedAt();
    }
    sessions.add(row(last, count));

    assertThat(lake.savedQuery("listening_sessions", "last_play_ended_at", "plays"))
        .isEqualTo(sessions.reversed().subList(0, Math.min(20, sessions.size())));
  }

  @Test
  void streaksAreConsecutiveDaysWithPlays() {
    List<LocalDate> days = plays.stream().map(QueriesMatchSimulationIT::day).distinct().toList();
    List<String> streaks = new ArrayList<>();
    LocalDate first = days.getFirst();
    for (int i = 1; i <= days.size(); i++) {
      LocalDate end = days.get(i - 1);
      if (i == days.size() || !days.get(i).equals(end.plusDays(1))) {
        streaks.add(row(first, end));
        first = i < days.size() ? days.get(i) : first;
      }
    }

    assertThat(lake.savedQuery("listening_streaks", "first_day", "last_day"))
        .containsExactlyInAnyOrderElementsOf(streaks);
  }

  @Test
  void currentPlaylistsAreTheLatestVersionsServed() {
    List<String> expected = new ArrayList<>();
    versions()
        .forEach(
            (playlist, snapshots) ->
                entries(playlist, snapshots.getLast())
                    .forEach(
                        entry ->
                            expected.add(
                                row(playlist, entry.position(), String.valueOf(entry.uri())))));

    assertThat(lake.rows("SELECT playlist_id, position, item_uri FROM v_playlist_now"))
        .hasSizeGreaterThan(50)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void playlistChangesAreTheDifferencesOfServedVersions() {
    List<String> expected = new ArrayList<>();
    changes(
        (playlist, uri, copies) ->
            expected.add(row(playlist, copies > 0 ? "added" : "removed", uri, Math.abs(copies))));

    assertThat(lake.rows("SELECT playlist_id, change, item_uri, copies FROM v_playlist_changes"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void churnIsTheSumOfTheChanges() {
    // All within one month of the simulated time: one row for each playlist that changed.
    Map<String, int[]> sums = new TreeMap<>();
    changes(
        (playlist, uri, copies) ->
            sums.computeIfAbsent(playlist, key -> new int[2])[copies > 0 ? 0 : 1] +=
                Math.abs(copies));

    assertThat(lake.savedQuery("playlist_churn", "playlist_id", "added", "removed"))
        .containsExactlyInAnyOrderElementsOf(
            sums.entrySet().stream()
                .map(sum -> row(sum.getKey(), sum.getValue()[0], sum.getValue()[1]))
                .toList());
  }

  @Test
  void libraryGrowthCountsTheSavedSongs() {
    Map<YearMonth, Long> saved =
        lake.lake().truth().saved(ME, "track").stream()
            .filter(item -> !item.withdrawn())
            .filter(item -> lake.lake().isRunBetween(item.addedAt(), item.removedAt()))
            .collect(
                Collectors.groupingBy(
                    item -> YearMonth.from(item.addedAt().atOffset(ZoneOffset.UTC)),
                    TreeMap::new,
                    Collectors.counting()));

    assertThat(
            lake.rows(
                "SELECT CAST(date_trunc('month', added_at) AS DATE), count(DISTINCT item_id)"
                    + " FROM saved_items WHERE item_type = 'track' GROUP BY 1 ORDER BY 1"))
        .isEqualTo(
            saved.entrySet().stream()
                .map(month -> row(month.getKey().atDay(1), month.getValue()))
                .toList());
    assertThat(lake.savedQuery("library_growth", "item_type", "month_added", "added"))
        .containsAll(
            saved.entrySet().stream()
                .skip(Math.max(0, saved.size() - 12))
                .map(month -> row("track", month.getKey().atDay(1), month.getValue()))
                .toList());
  }

  @Test
  void coverageCountsPollsAndTheirNewPlays() {
    Map<LocalDate, Long> brought =
        plays.stream()
            .collect(
                Collectors.groupingBy(
                    play -> LocalDate.ofInstant(play.firstShownAt(), ZoneOffset.UTC),
                    TreeMap::new,
                    Collectors.counting()));
    List<String> newPlays = lake.savedQuery("coverage_by_day", "day", "new_plays");

    assertThat(newPlays)
        .containsAll(
            brought.entrySet().stream().map(day -> row(day.getKey(), day.getValue())).toList());
    assertThat(
            lake.savedQuery("coverage_by_day", "polls").stream().mapToInt(Integer::parseInt).sum())
        .isEqualTo(lake.lake().runs());
  }

  @Test
  void rejectsAreTheElementsPlantedByTheSimulator() {
    Map<String, Long> planted =
        lake.lake().truth().plantedRejects().stream()
            .collect(Collectors.groupingBy(reject -> reject.reason(), Collectors.counting()));

    assertThat(lake.rows("SELECT reason, count(*) FROM ops_rejects GROUP BY reason"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            planted.entrySet().stream()
                .map(reason -> row(reason.getKey(), reason.getValue()))
                .toList());
  }

  private interface ChangeSink {
    void accept(String playlist, String uri, int copies);
  }

  private void changes(ChangeSink sink) {
    versions()
        .forEach(
            (playlist, snapshots) -> {
              for (int i = 1; i < snapshots.size(); i++) {
                Map<String, Integer> more = new HashMap<>();
                count(entries(playlist, snapshots.get(i)), more, 1);
                count(entries(playlist, snapshots.get(i - 1)), more, -1);
                more.forEach(
                    (uri, copies) -> {
                      if (copies != 0) {
                        sink.accept(playlist, uri, copies);
                      }
                    });
              }
            });
  }

  private static void count(Stream<TrueEntry> entries, Map<String, Integer> more, int by) {
    entries
        .map(TrueEntry::uri)
        .filter(uri -> uri != null)
        .forEach(uri -> more.merge(uri, by, Integer::sum));
  }

  /// The versions of each playlist that were served completely, in that order.
  private Map<String, List<String>> versions() {
    Map<String, List<String>> versions = new LinkedHashMap<>();
    lake.lake().truth().shownSnapshots().stream()
        .filter(ShownSnapshot::complete)
        .forEach(
            shown ->
                versions
                    .computeIfAbsent(shown.playlistId(), key -> new ArrayList<>())
                    .add(shown.snapshotId()));
    return versions;
  }

  private Stream<TrueEntry> entries(String playlist, String snapshot) {
    return lake.lake().truth().contents(playlist, snapshot).stream()
        .filter(entry -> !entry.type().equals("null_element"));
  }

  /// Plays by name: the names come from the lake, the counts from the simulator.
  private Map<String, Long> named(String name) {
    Map<String, String> names =
        lake.rows("SELECT DISTINCT item_uri, " + name + " FROM v_plays").stream()
            .map(row -> row.split(" \\| ", 2))
            .collect(Collectors.toMap(row -> row[0], row -> row[1], (left, right) -> left));
    return plays.stream()
        .collect(Collectors.groupingBy(play -> names.get(play.uri()), Collectors.counting()));
  }

  private static List<String> top(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(10)
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .toList();
  }

  private <K extends Comparable<K>> List<String> counted(Function<ShownPlay, K> by) {
    return plays.stream()
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static java.time.OffsetDateTime at(ShownPlay play) {
    return play.playedAt().atOffset(ZoneOffset.UTC);
  }

  private static LocalDate day(ShownPlay play) {
    return at(play).toLocalDate();
  }

  private static String row(Object... values) {
    return Stream.of(values).map(String::valueOf).collect(Collectors.joining(" | "));
  }
}
