package dev.spotifylake.history.imports;

import static dev.spotifylake.history.testing.HistoryFiles.folder;
import static dev.spotifylake.history.testing.HistoryFiles.list;
import static dev.spotifylake.history.testing.HistoryFiles.row;
import static dev.spotifylake.history.testing.HistoryFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.testsupport.DuckLake;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports of exports with damaged files.
class DamagedHistoryTest {
  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder.resolve("lake"));
  }

  @Test
  void aFileThatBreaksOffIsNamedAndTheOthersAreImported() throws IOException {
    String good = list(row("2019-05-01T10:00:00Z", "spotify:track:t1", 1000));
    String two =
        list(
            row("2019-06-01T10:00:00Z", "spotify:track:t2", 1000),
            row("2019-06-01T11:00:00Z", "spotify:track:t3", 1000));

    HistoryImportReport report =
        importHistory(
            folder(
                folder.resolve("export"),
                Map.of(
                    "endsong_0.json",
                    good,
                    "endsong_1.json",
                    two.substring(0, two.length() - 40),
                    "endsong_2.json",
                    "<html>",
                    "endsong_3.json",
                    "")));

    assertThat(report.newPlays()).isEqualTo(2);
    assertThat(report.rejects()).isEqualTo(3);
    assertThat(report.problems())
        .hasSize(3)
        .anyMatch(line -> line.contains("endsong_1.json") && line.contains("after 1 rows (trunc"))
        .anyMatch(line -> line.contains("endsong_2.json") && line.contains("not_json"))
        .anyMatch(line -> line.contains("endsong_3.json") && line.contains("empty"));
    assertThat(lake.query("SELECT count(*) FROM ops_rejects WHERE excerpt LIKE '%endsong_1.json%'"))
        .containsExactly(DuckLake.row(1L));
  }

  @Test
  void aDamagedMemberOfAZipIsNamedAndTheOthersAreImported() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      rows.append(i == 0 ? "" : ",\n")
          .append(row("2019-05-01T10:00:00Z", "spotify:track:x" + i * 7919, i));
    }
    TreeMap<String, String> files = new TreeMap<>();
    files.put("endsong_0.json", "[" + rows + "]");
    files.put("endsong_1.json", list(row("2019-06-01T10:00:00Z", "spotify:track:t1", 1)));
    Path export = zip(folder.resolve("my.zip"), files);
    byte[] bytes = Files.readAllBytes(export);
    // Inside of the first member's compressed bytes.
    Arrays.fill(bytes, 2_000, 2_100, (byte) 0xff);
    Files.write(export, bytes);

    HistoryImportReport report = importHistory(export);

    assertThat(report.problems())
        .singleElement()
        .asString()
        .contains("endsong_0.json cannot be read on after", "Download the export again");
    assertThat(report.rejects()).isEqualTo(1);
    assertThat(report.newPlays() + 1).isEqualTo(report.rowsRead());
    assertThat(lake.query("SELECT count(*) FROM plays WHERE item_uri = 'spotify:track:t1'"))
        .containsExactly(DuckLake.row(1L));
  }

  private HistoryImportReport importHistory(Path export) throws IOException {
    return new HistoryImporter(
            lake.store(), lake.transformer(LakeFormat.PARQUET), InstantSource.fixed(TestLake.NOW))
        .importHistory(export, "me", null, null);
  }
}
