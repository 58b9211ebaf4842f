package dev.spotifylake.transform;

import static dev.spotifylake.testsupport.DuckLake.row;
import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the lake records about its own work: runs, passes, fields and objects.
class OpsTablesTest {
  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder);
  }

  @Test
  void aRunHasRowsOfItsSourcesAndPasses() throws IOException {
    TransformReport report =
        lake.transform(
            response(
                    Source.RUN,
                    """
                    {"runs":[{"source":"saved_tracks","entity_count":1,"calls":3,"status_2xx":2,"status_429":1,
                       "bytes":1000,"duration_ms":250,"outcome":"done_in_part","message":"later","token_days_left":12},
                      {"source":"x"}],
                     "passes":[{"source":"saved_tracks","entity":null,"pass_id":"p","kind":"full","items":40,
                       "complete":true,"consistent":false}]}
                    """)
                .withAccount("_app"));

    assertThat(report.elements()).isEqualTo(3);
    assertThat(report.rejects()).isEqualTo(1);
    assertThat(lake.onlyRow("SELECT * EXCLUDE (observed_at, run_id, raw_key, month) FROM ops_runs"))
        .containsOnly(
            entry("account", "_app"),
            entry("source", "saved_tracks"),
            entry("entity_count", 1),
            entry("calls", 3),
            entry("status_2xx", 2),
            entry("status_4xx", 0),
            entry("status_429", 1),
            entry("status_5xx", 0),
            entry("bytes", 1000L),
            entry("duration_ms", 250L),
            entry("outcome", "done_in_part"),
            entry("message", "later"),
            entry("token_days_left", 12));
    assertThat(
            lake.onlyRow("SELECT * EXCLUDE (observed_at, run_id, raw_key, month) FROM ops_passes"))
        .containsOnly(
            entry("account", "_app"),
            entry("source", "saved_tracks"),
            entry("entity", null),
            entry("pass_id", "p"),
            entry("kind", "full"),
            entry("items", 40),
            entry("complete", true),
            entry("consistent", false));
  }

  @Test
  void fieldsAreCountedWhereTheyStand() throws IOException {
    lake.transform(
        response(
            Source.SAVED_TRACKS,
            """
            {"total":2,"items":[
              {"track":{"id":"t1","popularity":null}},
              {"track":{"id":"t2"}},
              {"track":null}]}
            """));

    assertThat(lake.query("SELECT json_path, present, absent FROM ops_fields ORDER BY json_path"))
        .containsExactly(
            row("$.items", 1L, 0L),
            row("$.items[].track", 3L, 0L),
            row("$.items[].track.id", 2L, 0L),
            row("$.items[].track.popularity", 1L, 1L),
            row("$.total", 1L, 0L));
    assertThat(
            lake.onlyRow(
                "SELECT elements, rows, rejects, already_stored, outputs FROM ops_objects"))
        .containsOnly(
            entry("elements", 3L),
            entry("rows", 3L),
            entry("rejects", 0L),
            entry("already_stored", 0L),
            entry("outputs", 4));
  }
}
