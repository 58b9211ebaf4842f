package dev.spotifylake.transform;

import static dev.spotifylake.testsupport.DuckLake.row;
import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.transform.testing.TestLake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the transform cannot use becomes a reject, with its line, its JSON path and the reason.
class RejectsTest {
  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder);
  }

  @Test
  void aNullElementIsOneReject() throws IOException {
    TransformReport report =
        lake.transform(
            response(
                Source.SAVED_ALBUMS,
                """
                {"items":[null,{"added_at":"2026-01-01T00:00:00Z","album":{"id":"b1"}},null]}
                """));

    assertThat(report.elements()).isEqualTo(3);
    assertThat(report.rows()).containsEntry("saved_items", 1L).containsEntry("ops_rejects", 2L);
    assertThat(rejects())
        .containsExactly(
            row(1L, "$.items[0]", "null_element", null),
            row(1L, "$.items[2]", "null_element", null));
  }

  @Test
  void aTruncatedBodyIsOneReject() throws IOException {
    String cut =
        """
        {"items":[{"id":\
        """;

    assertThat(oneReject(cut)).isEqualTo(row(1L, "$", "truncated", cut));
  }

  @Test
  void aBodyCutAnywhereIsTruncated() throws IOException {
    String whole =
        """
        {"items":[{"id":"t1","n":-1.5e3,"b":[true,false,null]},{}],"next":null}\
        """;
    for (int length = 1; length < whole.length(); length++) {
      lake.transform(response(Source.SAVED_TRACKS, whole.substring(0, length)));
    }

    assertThat(lake.query("SELECT reason, count(*) FROM ops_rejects GROUP BY 1"))
        .containsExactly(row("truncated", whole.length() - 1L));
  }

  @Test
  void anHtmlBodyIsOneReject() throws IOException {
    assertThat(oneReject("<html>busy</html>"))
        .isEqualTo(row(1L, "$", "not_json", "<html>busy</html>"));
  }

  @Test
  void jsonThatBreaksInTheMiddleIsOneReject() throws IOException {
    String broken =
        """
        {"items":[}\
        """;

    assertThat(oneReject(broken)).isEqualTo(row(1L, "$", "not_json", broken));
  }

  @Test
  void aResponseWithoutTheExpectedListIsOneReject() throws IOException {
    String body =
        """
        {"error":{"status":200},"total":3,"things":[1]}
        """;
    String excerpt =
        """
        {"error":{"status":200},"total":3,"things":null}\
        """;

    assertThat(oneReject(body)).isEqualTo(row(1L, "$", "unknown_shape", excerpt));
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void aResponseThatIsNoEntityIsOneRejectForEverySource(Source source) throws IOException {
    String bodies =
        """
        true
        "text"
        null
        17
        {}
        {"items":null}
        """;
    for (String body : bodies.lines().toList()) {
      TransformReport report = lake.transform(response(source, body).withEntity("e1"));

      assertThat(List.of(report.elements(), report.rejects())).as(body).containsExactly(1L, 1L);
    }
    assertThat(lake.query("SELECT DISTINCT reason FROM ops_rejects"))
        .containsExactly(row("unknown_shape"));
  }

  @Test
  void anElementThatIsNoObjectIsOneReject() throws IOException {
    String body =
        """
        {"items":[17]}
        """;

    assertThat(oneReject(body)).isEqualTo(row(1L, "$.items[0]", "unknown_shape", "17"));
  }

  @Test
  void aFailedResponseHasNoElementsAndMakesNoReject() throws IOException {
    for (int status : List.of(304, 403, 404, 429, 500, 503)) {
      TransformReport report =
          lake.transform(response(Source.SAVED_TRACKS, "<html>").withStatus(status));

      assertThat(List.of(report.elements(), report.rejects())).containsExactly(0L, 0L);
    }
  }

  @Test
  void aPlayWithoutATimeIsOneReject() throws IOException {
    lake.transform(
        response(
            Source.RECENTLY_PLAYED,
            """
            {"items":[{"track":{"id":"t"}},{"track":{},"played_at":"yesterday"}]}
            """));

    assertThat(lake.query("SELECT json_path, reason FROM ops_rejects ORDER BY ALL"))
        .containsExactly(row("$.items[0]", "unknown_shape"), row("$.items[1]", "bad_played_at"));
  }

  @Test
  void aPlayOutsideTheMonthsOfTheTableIsOneReject() throws IOException {
    TransformReport report =
        lake.transform(
            response(
                Source.RECENTLY_PLAYED,
                """
                {"items":[
                  {"track":{"uri":"spotify:track:a"},"played_at":"2005-12-31T23:59:59.999Z"},
                  {"track":{"uri":"spotify:track:b"},"played_at":"2006-01-01T00:00:00Z"},
                  {"track":{"uri":"spotify:track:c"},"played_at":"2035-12-31T23:59:59.999Z"},
                  {"track":{"uri":"spotify:track:d"},"played_at":"2036-01-01T00:00:00Z"}]}
                """));

    assertThat(report.rows()).containsEntry("plays", 2L);
    assertThat(lake.query("SELECT json_path, reason FROM ops_rejects ORDER BY ALL"))
        .containsExactly(
            row("$.items[0]", "outside_partitions"), row("$.items[3]", "outside_partitions"));
    assertThat(lake.query("SELECT month FROM plays ORDER BY ALL"))
        .containsExactly(row("2006-01"), row("2035-12"));
  }

  @Test
  void aResponseObservedOutsideTheMonthsOfTheTablesIsAllRejects() throws IOException {
    Instant future = Instant.parse("2036-01-01T00:00:00Z");

    TransformReport report =
        lake.transform(
            response(
                    Source.TRACK,
                    """
                    {"id":"t1","artists":[{"id":"a1"}]}
                    """)
                .withObservedAt(future),
            response(
                    Source.TRACK,
                    """
                    {"id":"t2"}
                    """)
                .withObservedAt(future.plusSeconds(1)));

    assertThat(report.rejects()).isEqualTo(2);
    assertThat(report.rows()).doesNotContainKeys("tracks", "artists");
    assertThat(lake.query("SELECT line, reason, month FROM ops_rejects ORDER BY ALL"))
        .containsExactly(
            row(1L, "outside_partitions", "2020-01"), row(2L, "outside_partitions", "2020-01"));
  }

  @Test
  void anEntityWithoutAnIdIsOneReject() throws IOException {
    lake.transform(
        response(
                Source.ALBUM_TRACKS,
                """
                {"items":[{"id":null,"name":"x"}]}
                """)
            .withEntity("b1"));

    assertThat(lake.query("SELECT json_path, reason FROM ops_rejects"))
        .containsExactly(row("$.items[0]", "no_id"));
  }

  @Test
  void anEntryWithoutItsPlaylistIsOneReject() throws IOException {
    lake.transform(
        response(
            Source.PLAYLIST_ITEMS,
            """
            {"items":[{"track":null}]}
            """));

    assertThat(lake.query("SELECT reason FROM ops_rejects")).containsExactly(row("no_playlist_id"));
  }

  @Test
  void aDamagedLineDoesNotHideTheOthers() throws IOException {
    String broken =
        """
        {"v":1,"run_id":\
        """;
    putLines(artistLine("a1"), broken, artistLine("a2"), "");

    TransformReport report = lake.transformer(LakeFormat.PARQUET).transform(KEY);

    assertThat(report.rows()).containsEntry("artists", 2L);
    assertThat(lake.query("SELECT line, json_path, reason FROM ops_rejects ORDER BY ALL"))
        .containsExactly(row(2L, "$", "damaged_line"), row(4L, "$", "damaged_line"));
  }

  @Test
  void aCutObjectKeepsWhatCameBeforeTheCut() throws IOException {
    byte[] whole = lines(artistLine("a1"), artistLine("a2"));
    lake.store()
        .put(KEY, ObjectContent.of(Arrays.copyOf(whole, whole.length - 12)), PutCondition.any());

    TransformReport report = lake.transformer(LakeFormat.PARQUET).transform(KEY);

    assertThat(report.rejects()).isEqualTo(1);
    assertThat(lake.query("SELECT json_path, reason FROM ops_rejects"))
        .containsExactly(row("$", "damaged_object"));
  }

  @Test
  void anExcerptHasAtMost500Characters() throws IOException {
    oneReject("\ud83c\udfb5".repeat(400));

    assertThat(
            lake.query(
                "SELECT length(excerpt), excerpt = repeat('\ud83c\udfb5', 250) FROM ops_rejects"))
        .containsExactly(row(250L, true));
  }

  private static final String KEY =
      "raw/source=artist/account=me/dt=2026-11-22/100000Z-lines-0000.ndjson.gz";

  private static String artistLine(String id) {
    return """
    {"v":1,"run_id":"r","account":"me","source":"artist","entity":"e",\
    "request":{"path":"p","params":{}},"observed_at":"2026-11-22T10:00:00Z",\
    "status":200,"context":{},"body":{"id":"%s"}}\
    """
        .formatted(id);
  }

  private void putLines(String... lines) throws IOException {
    lake.store().put(KEY, ObjectContent.of(lines(lines)), PutCondition.any());
  }

  private static byte[] lines(String... lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (String line : lines) {
        gzip.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private List<@Nullable Object> oneReject(String body) throws IOException {
    TransformReport report = lake.transform(response(Source.SAVED_TRACKS, body));
    assertThat(List.of(report.elements(), report.rejects())).containsExactly(1L, 1L);
    List<List<@Nullable Object>> rejects = rejects();
    assertThat(rejects).hasSize(1);
    return rejects.getFirst();
  }

  private List<List<@Nullable Object>> rejects() {
    return lake.query(
        "SELECT line, json_path, reason, nullif(excerpt, 'null') FROM ops_rejects ORDER BY ALL");
  }
}
