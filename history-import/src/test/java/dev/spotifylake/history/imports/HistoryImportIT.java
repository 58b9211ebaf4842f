package dev.spotifylake.history.imports;

import static dev.spotifylake.testsupport.DuckLake.row;
import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.history.testing.HistoryImportProcess;
import dev.spotifylake.history.testing.HistoryImportProcess.Outcome;
import dev.spotifylake.history.testing.SyntheticHistory;
import dev.spotifylake.history.testing.SyntheticHistory.ApiPlay;
import dev.spotifylake.testsupport.DuckLake;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports ten years of plays into a lake that has some weeks of them from the API.
class HistoryImportIT {
  private static final long MOST_KILOBYTES = 512 << 10;
  private static final String HEAP = "256m";
  private static final int PLAYS_IN_A_POLL = 50;
  private static final Instant API_FROM = Instant.parse("2026-09-15T00:00:00Z");

  @TempDir Path folder;

  @Test
  void everyRowOfAHundredThousandIsAccountedFor() throws IOException {
    importAndReconcile(100_000);
  }

  @Test
  @Tag("full")
  void everyRowOfAMillionIsAccountedFor() throws IOException {
    importAndReconcile(1_000_000);
  }

  private void importAndReconcile(int plays) throws IOException {
    Path export = folder.resolve("export");
    SyntheticHistory history = SyntheticHistory.write(export, plays, API_FROM, 5);
    TestLake lake = new TestLake(folder.resolve("lake"));
    Instant lastOfApi = putApiPlays(lake, history.apiPlays());

    Outcome first = HistoryImportProcess.run(lake.root(), export, HEAP);
    System.out.println("import of " + plays + " plays: " + first);

    assertThat(first.rowsRead()).isEqualTo(history.rows());
    assertThat(first.newPlays() + first.knownPlays()).isEqualTo(history.plays());
    assertThat(first.knownPlays()).isEqualTo(history.apiPlays().size() - inTwoMonths(history));
    assertThat(first.repeats()).isEqualTo(history.repeats());
    assertThat(first.rejects()).isEqualTo(history.rejects());
    assertThat(first.peakKilobytes()).isLessThan(MOST_KILOBYTES);
    checkTables(lake, history, lastOfApi);

    Outcome again = HistoryImportProcess.run(lake.root(), export, HEAP);
    System.out.println("again: " + again);

    assertThat(again.newPlays()).isZero();
    assertThat(again.knownPlays()).isEqualTo(history.plays());
    checkTables(lake, history, lastOfApi);
  }

  private static void checkTables(TestLake lake, SyntheticHistory history, Instant lastOfApi) {
    long inTwoMonths = inTwoMonths(history);
    long onlyByApi = 1;
    try (DuckLake duck = DuckLake.over(lake.root(), TableFileFormat.PARQUET).withView("v_plays")) {
      assertThat(duck.query("SELECT count(*), sum(ms_played) FROM plays WHERE origin = 'export'"))
          .containsExactly(row(history.plays(), BigInteger.valueOf(history.msPlayed())));
      assertThat(duck.query("SELECT count(*), sum(ms_played) FROM v_plays"))
          .containsExactly(
              row(
                  history.plays() + inTwoMonths + onlyByApi,
                  BigInteger.valueOf(history.msPlayed())));
      assertThat(duck.query("SELECT count(*) FROM v_plays WHERE origin = 'api'"))
          .containsExactly(row(history.apiPlays().size() + onlyByApi));
      assertThat(
              duck.query(
                  "SELECT count(*) FROM v_plays WHERE played_at = TIMESTAMPTZ '%s'"
                      .formatted(lastOfApi)))
          .containsExactly(row(1L));
      assertThat(duck.query("SELECT count(*) FROM ops_rejects"))
          .containsExactly(row(history.rejects()));
    }
  }

  private static long inTwoMonths(SyntheticHistory history) {
    return history.apiPlays().stream().filter(HistoryImportIT::isInTwoMonths).count();
  }

  /// The documented exception: such a pair stays two rows.
  private static boolean isInTwoMonths(ApiPlay play) {
    return !month(play.playedAt()).equals(month(play.exportedAt()));
  }

  private static YearMonth month(Instant moment) {
    return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
  }

  /// Returns the time of a last play that is in no export.
  private static Instant putApiPlays(TestLake lake, List<ApiPlay> exported) throws IOException {
    Instant afterAll = SyntheticHistory.end().plus(Duration.ofHours(1));
    List<ApiPlay> plays = new ArrayList<>(exported);
    plays.add(new ApiPlay(afterAll, "spotify:track:t1", 1, afterAll));
    for (int first = 0; first < plays.size(); first += PLAYS_IN_A_POLL) {
      List<ApiPlay> poll = plays.subList(first, Math.min(plays.size(), first + PLAYS_IN_A_POLL));
      String items = poll.stream().map(HistoryImportIT::item).collect(Collectors.joining(","));
      lake.transformer(LakeFormat.PARQUET)
          .transform(
              lake.putRaw(
                  response(
                      Source.RECENTLY_PLAYED,
                      """
                      {"items":[%s]}
                      """
                          .formatted(items))));
    }
    return afterAll;
  }

  private static String item(ApiPlay play) {
    return """
    {"played_at":"%s","track":{"id":"t%d","uri":"%s","type":"track","name":"Song %d","artists":[{"id":"a","name":"Artist %d"}]}}\
    """
        .formatted(play.playedAt(), play.song(), play.uri(), play.song(), play.song() % 700);
  }
}
