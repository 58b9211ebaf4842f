package dev.spotifylake.transform;

import static dev.spotifylake.testsupport.DuckLake.row;
import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.transform.testing.MutatedResponses;
import dev.spotifylake.transform.testing.MutatedResponses.Mutated;
import dev.spotifylake.transform.testing.TestLake;
import dev.spotifylake.transform.testing.TestLake.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever comes, every element becomes a row, a reject or a count.
class MutatedResponsesTest {
  // Several responses an object, as each object costs some files.
  private static final int RESPONSES_IN_AN_OBJECT = 10;
  private static final long SEED = 20_261_122;

  @TempDir Path folder;

  @Test
  void threeHundredResponsesAreAccountedFor() throws IOException {
    transformAndAccount(300);
  }

  @Test
  @Tag("full")
  void twoThousandResponsesAreAccountedFor() throws IOException {
    transformAndAccount(2_000);
  }

  private void transformAndAccount(int responses) throws IOException {
    TestLake lake = new TestLake(folder);
    MutatedResponses mutated = new MutatedResponses(SEED);
    long rejects = 0;
    for (int object = 0; object < responses / RESPONSES_IN_AN_OBJECT; object++) {
      Source source = MutatedResponses.SOURCES.get(object % MutatedResponses.SOURCES.size());
      List<Response> lines = new ArrayList<>();
      long elements = 0;
      for (int i = 0; i < RESPONSES_IN_AN_OBJECT; i++) {
        Mutated next = mutated.next(source);
        elements += next.elements();
        lines.add(response(source, next.text()).withEntity("p1"));
      }

      TransformReport report = lake.transform(lines.toArray(Response[]::new));

      String primary = source.primaryTables().getFirst();
      long rows = report.rows().getOrDefault(primary, 0L);
      assertThat(report.elements()).as("elements of object %d", object).isEqualTo(elements);
      assertThat(rows + report.rejects() + report.alreadyStored())
          .as("%s, rejects and already stored of object %d", primary, object)
          .isEqualTo(elements);
      rejects += report.rejects();
    }

    assertThat(rejects).isGreaterThan(responses / 10);
    assertThat(
            lake.query(
                "SELECT count(*), count(line), count(json_path), count(reason), min(line) >= 1,"
                    + " max(line) <= %d, max(length(excerpt)) <= 500 FROM ops_rejects"
                        .formatted(RESPONSES_IN_AN_OBJECT)))
        .containsExactly(row(rejects, rejects, rejects, rejects, true, true, true));
    assertThat(lake.query("SELECT DISTINCT reason FROM ops_rejects"))
        .contains(
            row("null_element"),
            row("unknown_shape"),
            row("not_json"),
            row("truncated"),
            row("bad_played_at"));
  }

  @Test
  void aResponseNearTheDeepestNestingLosesNoElement() throws IOException {
    TestLake lake = new TestLake(folder);
    for (int depth = 196; depth <= 204; depth++) {
      int inner = depth - 2;
      String body =
          """
          {"items":[%s,null,null]}
          """
              .formatted("[".repeat(inner) + "]".repeat(inner));

      TransformReport report = lake.transform(response(Source.SAVED_TRACKS, body));

      assertThat(report.elements()).as("at depth %d", depth).isEqualTo(depth <= 200 ? 3 : 1);
      assertThat(report.rejects()).isEqualTo(report.elements());
    }
  }
}
