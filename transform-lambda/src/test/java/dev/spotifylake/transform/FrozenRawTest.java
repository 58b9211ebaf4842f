package dev.spotifylake.transform;

import static dev.spotifylake.testsupport.DuckLake.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.transform.testing.TestLake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Raw objects of every version of the envelope there ever was. The samples are never changed:
/// lakes hold such objects.
class FrozenRawTest {
  @TempDir Path folder;

  @Test
  void versionOneStaysReadable() throws IOException {
    TestLake lake = new TestLake(folder);
    String key =
        "raw/source=recently_played/account=me/dt=2026-11-22/090001Z-01JD9Z0000run-0000.ndjson.gz";
    lake.store().put(key, ObjectContent.of(gzip("raw-v1.ndjson")), PutCondition.any());

    TransformReport report = lake.transformer(LakeFormat.PARQUET).transform(key);

    assertThat(report.elements()).isEqualTo(3);
    assertThat(
            lake.onlyRow(
                "SELECT account, run_id, play_id, played_at, item_uri,"
                    + " track_name, artist_name, context_type FROM plays"))
        .containsOnly(
            entry("account", "me"),
            entry("run_id", "01JD9Z0000run"),
            entry("play_id", "d5981cd763acee3d8cda9fe8aa50954f"),
            entry("played_at", OffsetDateTime.parse("2026-11-22T08:59:00.123Z")),
            entry("item_uri", "spotify:track:t1"),
            entry("track_name", "Song"),
            entry("artist_name", "Band"),
            entry("context_type", "playlist"));
    assertThat(lake.query("SELECT line, json_path, reason FROM ops_rejects ORDER BY 1"))
        .containsExactly(row(1L, "$.items[1]", "null_element"), row(3L, "$", "truncated"));
    assertThat(lake.query("SELECT continuous, plays FROM ops_coverage WHERE gap_from IS NOT NULL"))
        .containsExactly(row(false, 1));
  }

  private static byte[] gzip(String sample) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream plain =
            Objects.requireNonNull(FrozenRawTest.class.getResourceAsStream(sample));
        GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      plain.transferTo(gzip);
    }
    return bytes.toByteArray();
  }
}
