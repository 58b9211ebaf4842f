package dev.spotifylake.history.imports;

import static dev.spotifylake.history.testing.HistoryFiles.folder;
import static dev.spotifylake.history.testing.HistoryFiles.list;
import static dev.spotifylake.history.testing.HistoryFiles.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.testsupport.FailingStore;
import dev.spotifylake.transform.Transformer;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import that dies at any of its writes.
class HistoryImportKilledTest {
  @TempDir Path folder;

  @Test
  void theNextImportRepairsOneThatWasKilledAtAnyWrite() throws IOException {
    Path export =
        folder(
            folder.resolve("export"),
            Map.of(
                "endsong_0.json",
                list(
                    row("2019-05-01T10:00:00Z", "spotify:track:t1", 1000),
                    row("2019-06-01T10:00:00Z", "spotify:track:t1", 1000),
                    "null")));
    TestLake undisturbed = new TestLake(folder.resolve("undisturbed"));
    importer(undisturbed.store(), TestLake.NOW).importHistory(export, "me", null, null);
    boolean died = true;
    int write = 0;
    while (died) {
      write++;
      for (boolean afterIt : List.of(false, true)) {
        TestLake killed = new TestLake(folder.resolve("killed-" + write + afterIt));
        FailingStore failing = new FailingStore(killed.store(), write, afterIt);
        try {
          importer(failing, TestLake.NOW).importHistory(export, "me", null, null);
        } catch (IOException death) {
          assertThat(death).hasMessageStartingWith("killed");
        }
        died = failing.died();
        importer(killed.store(), TestLake.NOW).importHistory(export, "me", null, null);
        assertThat(contents(killed)).isEqualTo(contents(undisturbed));
      }
    }
    assertThat(write).isGreaterThan(8);
  }

  /// Every object, by key.
  private static Map<String, String> contents(TestLake lake) throws IOException {
    try (var entries = lake.store().list("")) {
      return entries
          .map(entry -> entry.key())
          .collect(Collectors.toMap(key -> key, key -> hash(lake, key)));
    }
  }

  private static String hash(TestLake lake, String key) {
    try {
      byte[] content = Files.readAllBytes(lake.root().resolve(key));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static HistoryImporter importer(ObjectStore store, Instant now) {
    InstantSource clock = InstantSource.fixed(now);
    return new HistoryImporter(store, new Transformer(store, store, LakeFormat.PARQUET), clock);
  }
}
