package dev.spotifylake.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.transform.testing.TestLake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
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
            lake.query(
                "SELECT account, run_id, play_id, strftime(played_at, '%H:%M:%S.%g'), item_uri,"
                    + " track_name, artist_name, context_type FROM plays"))
        .hasToString(
            "[[me, 01JD9Z0000run, d5981cd763acee3d8cda9fe8aa50954f, 08:59:00.123,"
                + " spotify:track:t1, Song, Band, playlist]]");
    assertThat(lake.query("SELECT line, json_path, reason FROM ops_rejects ORDER BY 1"))
        .hasToString("[[1, $.items[1], null_element], [3, $, truncated]]");
    assertThat(lake.query("SELECT continuous, plays FROM ops_coverage WHERE gap_from IS NOT NULL"))
        .hasToString("[[false, 1]]");
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
