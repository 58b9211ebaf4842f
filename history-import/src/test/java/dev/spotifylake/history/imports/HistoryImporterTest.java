package dev.spotifylake.history.imports;

import static dev.spotifylake.history.testing.HistoryFiles.folder;
import static dev.spotifylake.history.testing.HistoryFiles.list;
import static dev.spotifylake.history.testing.HistoryFiles.row;
import static dev.spotifylake.history.testing.HistoryFiles.zip;
import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.raw.PreviousPoll;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.history.imports.HistoryImportReport.ClosedGap;
import dev.spotifylake.testsupport.DuckLake;
import dev.spotifylake.transform.Transformer;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports of streaming-history exports.
class HistoryImporterTest {
  private static final String AUDIO = "MyData/Streaming_History_Audio_2019_0.json";

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder.resolve("lake"));
  }

  @Test
  void exportsOfEveryYearAndKindAreRead() throws IOException {
    Map<String, String> files =
        Map.of(
            AUDIO,
            list(row("2019-05-01T10:00:00Z", "spotify:track:t1", 1000)),
            "MyData/Streaming_History_Video_2019.json",
            list(row("2019-05-01T11:00:00Z", "spotify:track:v1", 2000)),
            "endsong_0.json",
            list(row("2012-02-01T10:00:00Z", "spotify:track:t2", 3000)),
            "StreamingHistory0.json",
            """
            [{"endTime":"2020-01-01 10:05","artistName":"A","trackName":"T","msPlayed":4000}]
            """,
            "StreamingHistory_podcast_0.json",
            """
            [{"endTime":"2020-01-01 10:06","podcastName":"P","episodeName":"E","msPlayed":5000}]
            """,
            "Streaming_History_Audio_2020_1.json",
            list(
                """
                {"ts":"2020-02-01T10:00:00Z","ms_played":6000,
                 "spotify_episode_uri":"spotify:episode:e1","episode_name":"Ep","episode_show_name":"Show"}
                """,
                """
                {"ts":"2020-02-01T11:00:00Z","ms_played":7000,
                 "audiobook_title":"Book","audiobook_uri":"spotify:show:b1",
                 "audiobook_chapter_title":"Ch","audiobook_chapter_uri":"spotify:episode:c1"}
                """),
            "Userdata.json",
            """
            {"username":"listener"}
            """,
            "Playlist1.json",
            "{}");

    HistoryImportReport report = importHistory(zip(folder.resolve("my.zip"), files));

    assertThat(report.members()).hasSize(6);
    assertThat(report.newPlays()).isEqualTo(7);
    assertThat(
            lake.query(
                "SELECT month, origin, item_type, track_name, artist_name, ms_played, country FROM"
                    + " plays ORDER BY ms_played"))
        .containsExactly(
            DuckLake.row(
                "2019-05", "export", "track", "Track of spotify:track:t1", "Artist", 1_000L, "DE"),
            DuckLake.row(
                "2019-05", "export", "track", "Track of spotify:track:v1", "Artist", 2_000L, "DE"),
            DuckLake.row(
                "2012-02", "export", "track", "Track of spotify:track:t2", "Artist", 3_000L, "DE"),
            DuckLake.row("2020-01", "export_short", null, "T", "A", 4_000L, null),
            DuckLake.row("2020-01", "export_short", "episode", "E", "P", 5_000L, null),
            DuckLake.row("2020-02", "export", "episode", "Ep", "Show", 6_000L, null),
            DuckLake.row("2020-02", "export", "episode", "Ch", "Book", 7_000L, null));
  }

  @Test
  void theZipAndTheUnpackedFolderAreTheSameImport() throws IOException {
    Map<String, String> files =
        Map.of(AUDIO, list(row("2019-05-01T10:00:00Z", "spotify:track:t1", 1000)));
    HistoryImportReport first = importHistory(zip(folder.resolve("my.zip"), files));

    HistoryImportReport second = importHistory(folder(folder.resolve("unpacked"), files));

    assertThat(second.alreadyThere()).isTrue();
    assertThat(second.newPlays()).isZero();
    assertThat(second.knownPlays()).isEqualTo(first.newPlays()).isEqualTo(1);
    assertThat(lake.query("SELECT count(*) FROM plays")).containsExactly(DuckLake.row(1L));
  }

  @Test
  void nothingPersonalEntersTheLake() throws IOException {
    importText(
        list(
            row(
                "2019-05-01T10:00:00Z",
                "spotify:track:t1",
                1000,
                """
                "platform":{"ip_addr":"203.0.113.8"},
                "household":{"address":"Sesame Street"}
                """),
            """
            {"ip_addr":"203.0.113.9","username":"listener"},
            "203.0.113.10",
            ["203.0.113.11"]
            """));

    assertThat(rawText())
        .contains("spotify:track:t1")
        .doesNotContain("203.0.113", "listener", "agent", "Bonn", "Sesame", "1601827221");
    assertThat(lake.query("SELECT reason, json_path, excerpt FROM ops_rejects ORDER BY json_path"))
        .containsExactly(
            DuckLake.row("unknown_shape", "$.items[1]", "{}"),
            DuckLake.row("unknown_shape", "$.items[2]", "{}"),
            DuckLake.row("unknown_shape", "$.items[3]", "{}"));
  }

  @Test
  void aLineHoldsAtMostAThousandPlays() throws IOException {
    String[] rows =
        IntStream.range(0, 2_001)
            .mapToObj(i -> row("2019-05-01T10:00:00Z", "spotify:track:t" + i, i))
            .toArray(String[]::new);

    HistoryImportReport report = importText(list(rows));

    assertThat(report.newPlays()).isEqualTo(2_001);
    assertThat(rawText().lines().map(line -> line.split("\"ts\"", -1).length - 1))
        .containsExactly(1_000, 1_000, 1);
  }

  @Test
  void equalRowsAreImportedOnceAndOthersKept() throws IOException {
    String play = row("2019-05-01T10:00:00Z", "spotify:track:t1", 1000);
    String fromElsewhere = play.replace("203.0.113.7", "203.0.113.99");

    HistoryImportReport report =
        importText(
            list(
                play,
                play,
                fromElsewhere,
                row("2019-05-01T10:00:00Z", "spotify:track:t1", 1001),
                play.replace("\"spotify:track:t1\"", "null"),
                "null",
                "null"));

    assertThat(report.rowsRead()).isEqualTo(7);
    assertThat(report.repeats()).isEqualTo(2);
    assertThat(report.newPlays()).isEqualTo(3);
    assertThat(report.rejects()).isEqualTo(2);
    assertThat(lake.query("SELECT DISTINCT reason FROM ops_rejects"))
        .containsExactly(DuckLake.row("null_element"));
  }

  @Test
  void aPlayOfAnImpossibleTimeIsAReject() throws IOException {
    HistoryImportReport report =
        importText(
            list(
                row("soon", "spotify:track:t1", 1), row("1999-01-01T00:00:00Z", "spotify:t:t", 1)));

    assertThat(report.rejects()).isEqualTo(2);
    assertThat(lake.query("SELECT reason FROM ops_rejects ORDER BY 1"))
        .containsExactly(DuckLake.row("bad_played_at"), DuckLake.row("outside_partitions"));
  }

  @Test
  void playsTheApiReportedAreKnownAndGapsAreClosed() throws IOException {
    lake.transform(
        response(
                Source.RECENTLY_PLAYED,
                """
                {"items":[{
                  "track":{"id":"t1","uri":"spotify:track:t1","name":"N"},
                  "played_at":"2026-11-20T10:00:03.123Z"}]}
                """)
            .withContext(
                new RawContext(
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    new PreviousPoll(
                        Instant.parse("2026-11-19T09:00:00Z"),
                        Instant.parse("2026-11-19T08:00:00Z"),
                        50))));

    HistoryImportReport report =
        importText(
            list(
                row("2026-11-01T10:00:00Z", "spotify:track:t0", 1),
                row("2026-11-19T12:00:00Z", "spotify:track:t2", 2),
                row("2026-11-20T10:00:00Z", "spotify:track:t1", 3),
                row("2026-11-20T10:00:09Z", "spotify:track:t1", 4)));

    assertThat(report.newPlays()).isEqualTo(3);
    assertThat(report.knownPlays()).isEqualTo(1);
    assertThat(report.closedGaps())
        .containsExactly(
            new ClosedGap(
                Instant.parse("2026-11-19T08:00:00Z"),
                Instant.parse("2026-11-20T10:00:03.123Z"),
                2));
    assertThat(report.openGaps()).isZero();
    assertThat(report.problems()).isEmpty();
    try (DuckLake duck =
        DuckLake.over(lake.root(), TableFileFormat.PARQUET).withView("v_coverage")) {
      assertThat(
              duck.query(
                  "SELECT epoch_ms(gap_from), epoch_ms(gap_to) FROM v_coverage WHERE gap_minutes >"
                      + " 0"))
          .isEqualTo(
              report.closedGaps().stream()
                  .map(gap -> List.of(gap.from().toEpochMilli(), gap.to().toEpochMilli()))
                  .toList());
    }
  }

  @Test
  void anExportWithNoneOfTheAccountsPlaysIsAProblem() throws IOException {
    String items =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    """
                    {"played_at":"2026-11-20T10:%02d:00Z","track":{"uri":"spotify:track:m%d"}}
                    """
                        .formatted(i, i))
            .collect(Collectors.joining(","));
    lake.transform(
        response(
            Source.RECENTLY_PLAYED,
            """
            {"items":[%s]}
            """
                .formatted(items)));

    HistoryImportReport report =
        importText(
            list(
                row("2026-11-01T10:00:00Z", "spotify:track:t0", 1),
                row("2026-11-21T10:00:00Z", "spotify:track:t2", 2)));

    assertThat(report.problems()).singleElement().asString().contains("30 plays", "has none");
  }

  private HistoryImportReport importText(String text) throws IOException {
    return importHistory(folder(folder.resolve("export"), Map.of(AUDIO, text)));
  }

  private HistoryImportReport importHistory(Path export) throws IOException {
    return importHistory(export, null);
  }

  private HistoryImportReport importHistory(Path export, @Nullable String spotifyId)
      throws IOException {
    return importer(lake.store(), TestLake.NOW).importHistory(export, "me", null, spotifyId);
  }

  private static HistoryImporter importer(ObjectStore store, Instant now) {
    InstantSource clock = InstantSource.fixed(now);
    return new HistoryImporter(store, new Transformer(store, store, LakeFormat.PARQUET), clock);
  }

  private String rawText() throws IOException {
    StringBuilder text = new StringBuilder();
    try (var entries = lake.store().list("raw/source=streaming_history/")) {
      for (String key : entries.map(entry -> entry.key()).toList()) {
        try (GZIPInputStream plain =
            new GZIPInputStream(Files.newInputStream(lake.root().resolve(key)))) {
          text.append(new String(plain.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return text.toString();
  }
}
