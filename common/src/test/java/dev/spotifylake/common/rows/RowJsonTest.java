package dev.spotifylake.common.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonTree;
import dev.spotifylake.common.table.Observation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowJsonTest {
  private static final Observation OBSERVATION =
      new Observation("me", Instant.parse("2026-11-22T10:00:00Z"), "run", "raw/key");

  private static ObjectNode json(String text) throws IOException {
    return JsonTree.parse(text.getBytes(StandardCharsets.UTF_8), Set.of());
  }

  @Test
  void rowsAreWrittenByColumnNameWithoutTheObservation() {
    OpsRunRow row =
        new OpsRunRow(OBSERVATION, "track", 1, 2, 3, 4, 5, 6, 5_000_000_000L, 8L, "done", null, 9);

    assertThat(new String(JsonTree.bytes(RowJson.write(row)), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"source":"track","entity_count":1,"calls":2,"status_2xx":3,"status_4xx":4,\
            "status_429":5,"status_5xx":6,"bytes":5000000000,"duration_ms":8,"outcome":"done",\
            "message":null,"token_days_left":9}\
            """);
  }

  @Test
  void whatIsWrittenIsReadBackAsTheSameRow() {
    OpsRunRow run =
        new OpsRunRow(OBSERVATION, "track", 1, 2, 3, 4, 5, 6, 7L, 8L, "done", "a line", null);
    OpsPassRow pass = new OpsPassRow(OBSERVATION, "playlists", "p1", "p", "full", 3, true, false);

    assertThat(RowJson.read(OpsRunRow.class, OBSERVATION, RowJson.write(run))).isEqualTo(run);
    assertThat(RowJson.read(OpsPassRow.class, OBSERVATION, RowJson.write(pass))).isEqualTo(pass);
  }

  @Test
  void aNumberThatIsLeftOutIsZero() throws IOException {
    OpsRunRow run =
        RowJson.read(
            OpsRunRow.class,
            OBSERVATION,
            json(
                """
                {"source":"track","outcome":"done"}
                """));

    assertThat(run)
        .isEqualTo(
            new OpsRunRow(OBSERVATION, "track", 0, 0, 0, 0, 0, 0, 0L, 0L, "done", null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        """
        {"source":"x","pass_id":"p","kind":"full","complete":true}
        """,
        """
        {"source":"x","kind":"full","complete":true,"consistent":true}
        """,
        """
        {"source":"x","pass_id":"p","complete":true,"consistent":true}
        """
      })
  void aRowWithoutAValueThatMustBeKnownIsNone(String pass) throws IOException {
    assertThat(RowJson.read(OpsPassRow.class, OBSERVATION, json(pass))).isNull();
  }
}
