package dev.spotifylake.history.imports;

import static dev.spotifylake.testsupport.DuckLake.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.history.testing.LargeImportProcess;
import dev.spotifylake.history.testing.LargeImportProcess.Outcome;
import dev.spotifylake.transform.testing.SyntheticPage;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One response far longer than a raw object's limits: it stays one line and one object, and memory
/// does not grow with it.
class LargeResponseIT {
  // What a process needs besides its heap: code, classes, buffers of Zstandard and of files.
  private static final int BESIDES_HEAP_MEGABYTES = 192;

  @TempDir Path folder;

  @Test
  void aResponseOfOneHundredTwentyEightMegabytesIsOneLine() throws IOException {
    importOf(128L << 20, 128);
  }

  @Test
  @Tag("full")
  void aResponseOfOneGigabyteIsOneLine() throws IOException {
    importOf(1L << 30, 256);
  }

  private void importOf(long bytes, int heapMegabytes) throws IOException {
    Path file = folder.resolve("page.json");
    int entries = SyntheticPage.writePlaylist(file, bytes);
    assertThat(Files.size(file)).isGreaterThanOrEqualTo(bytes);
    TestLake lake = new TestLake(folder.resolve("lake"));

    Outcome outcome = LargeImportProcess.run(lake.root(), file, heapMegabytes + "m");
    System.out.println("import of one response of " + bytes + " bytes: " + outcome);

    assertThat(outcome.objects()).isEqualTo(1);
    assertThat(outcome.elements()).isEqualTo(entries);
    assertThat(outcome.rows()).isEqualTo(entries);
    assertThat(outcome.rejects()).isZero();
    assertThat(outcome.peakKilobytes())
        .isLessThan((heapMegabytes + BESIDES_HEAP_MEGABYTES) * 1024L);
    assertThat(linesOfTheOnlyObject(lake)).isEqualTo(1);
    assertThat(
            lake.query(
                "SELECT count(*), count(DISTINCT position), min(position), max(position) FROM"
                    + " playlist_items"))
        .containsExactly(row((long) entries, (long) entries, 0, entries - 1));
    assertThat(lake.query("SELECT count(*), count(DISTINCT track_id) FROM tracks"))
        .containsExactly(row((long) entries, (long) entries));
  }

  private static long linesOfTheOnlyObject(TestLake lake) throws IOException {
    List<String> keys;
    try (var entries = lake.store().list(RawKey.PREFIX)) {
      keys = entries.map(ObjectEntry::key).toList();
    }
    assertThat(keys).hasSize(1);
    long lines = 0;
    try (GZIPInputStream plain =
        new GZIPInputStream(Files.newInputStream(lake.root().resolve(keys.getFirst())))) {
      byte[] part = new byte[1 << 16];
      for (int length = plain.read(part); length > 0; length = plain.read(part)) {
        for (int i = 0; i < length; i++) {
          lines += part[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }
}
