package dev.spotifylake.it.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.it.command.LakeProcess.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `lake query`, `lake report` and `lake crawl` on a stack.
class StackQueriesIT {
  // All types: texts in all scripts, integers, decimals, booleans, dates, times, NULLs.
  private static final String PLAYS =
      "SELECT play_id, played_at, CAST(played_at AS DATE) AS day, track_name, duration_ms,"
          + " ms_played, CAST(duration_ms AS DOUBLE) / 7 AS part, shuffle, reason_end,"
          + " ms_played IS NULL AS estimated FROM v_plays ORDER BY play_id";
  private static final Pattern DATA =
      Pattern.compile("(?s)<script[^>]*type=\"application/json\"[^>]*>(.*?)</script>");

  private static final String SIMULATED_MARK = "<span class=\"mark\">simulated data</span>";

  @TempDir private Path home;
  private AthenaStack stack;

  @BeforeEach
  void deploy() throws IOException {
    stack = AthenaStack.over(SharedLake.ofTwoWeeks(), home);
  }

  @AfterEach
  void undeploy() {
    stack.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--json", "--csv"})
  void aQueryPrintsTheSameForStackAndFolder(String format)
      throws IOException, InterruptedException {
    String[] command =
        format.isEmpty() ? new String[] {"query", PLAYS} : new String[] {"query", PLAYS, format};
    Streams remote = stack.onStack(command);
    Streams local = stack.onFolder(command);

    assertThat(remote.out())
        .isEqualTo(local.out())
        .hasLineCount(local.out().lines().toList().size());
    assertThat(remote.out().lines().count()).isGreaterThan(50);
    assertThat(remote.exitCode()).isZero();
    assertThat(remote.err()).startsWith("Athena: ").contains(" read in ", " USD ").hasLineCount(1);
    assertThat(local.err()).isEmpty();
  }

  @Test
  void aSavedQueryUsesTheTimeZoneOfTheStack() throws IOException, InterruptedException {
    Streams remote = stack.onStack("query", "--saved", "listening_by_hour");

    assertThat(remote.out())
        .isEqualTo(stack.onFolder("query", "--saved", "listening_by_hour").out())
        .startsWith("hour");
  }

  @Test
  void aStatementThatIsNoQueryGivesRows() throws IOException, InterruptedException {
    assertThat(stack.onStack("query", "SHOW TABLES", "--csv").out())
        .contains("v_plays\n", "plays\n");
  }

  @Test
  void theReportHasTheSameDataForStackAndFolder() throws IOException, InterruptedException {
    Streams remote = stack.onStack("report", "--out", "stack.html");
    Streams local = stack.onFolder("report", "--out", "folder.html");

    assertThat(remote.exitCode()).as(remote.err()).isZero();
    assertThat(local.exitCode()).as(local.err()).isZero();
    JsonNode expected = data("folder.html");
    assertThat(data("stack.html")).isEqualTo(expected);
    assertThat(expected.path("results").size()).isPositive();
    assertThat(Files.readString(home.resolve("stack.html"))).doesNotContain(SIMULATED_MARK);
  }

  @Test
  void theReportOfACopiedDemoIsMarkedAsSimulated() throws IOException, InterruptedException {
    Path raw = Files.createDirectory(home.resolve("raw"));
    Files.writeString(raw.resolve("demo.json"), "{}");
    stack.replaceRawBucket(raw);

    stack.onStack("report", "--out", "stack.html");

    assertThat(Files.readString(home.resolve("stack.html"))).contains(SIMULATED_MARK);
  }

  private JsonNode data(String page) throws IOException {
    Matcher data = DATA.matcher(Files.readString(home.resolve(page)));
    assertThat(data.find()).as("data in %s", page).isTrue();
    return new JsonMapper().readTree(data.group(1));
  }

  @Test
  void aCrawlAddsPartitionsAndFindsNoDifference() throws IOException, InterruptedException {
    Streams crawled = stack.onStack("crawl", "--json");

    assertThat(crawled.exitCode()).as(crawled.err()).isZero();
    JsonNode printed = new JsonMapper().readTree(crawled.out());
    assertThat(printed.path("differences").size()).isZero();
    // Both formats: the table over Parquet and the text table over CSV.
    long partitioned =
        LakeTables.all().stream().filter(table -> table.partition() == Partition.MONTH).count();
    assertThat(printed.path("tables").size()).isEqualTo(Math.toIntExact(2 * partitioned));
    assertThat(printed.path("tables").valueStream())
        .anySatisfy(
            table -> {
              assertThat(table.path("table").asText()).isEqualTo("files_ops_coverage");
              assertThat(table.path("partitions_before").asInt()).isZero();
              assertThat(table.path("partitions").asInt())
                  .isEqualTo(folders("curated/ops_coverage"));
            });
  }

  private int folders(String table) throws IOException {
    try (var folders = Files.list(SharedLake.ofTwoWeeks().lake().folder().resolve(table))) {
      return Math.toIntExact(folders.count());
    }
  }

  @Test
  void aCrawlNamesAColumnMissingInTheCatalog() throws IOException, InterruptedException {
    ArrayNode columns = (ArrayNode) stack.table("files_top_items").at("/StorageDescriptor/Columns");
    JsonNode last = columns.remove(columns.size() - 1);

    Streams crawled = stack.onStack("crawl");

    assertThat(crawled.exitCode()).isEqualTo(1);
    assertThat(crawled.out())
        .contains("difference: files_top_items has no column " + last.path("Name").asText())
        .endsWith("Catalog and code differ: deploy the stack again.\n");
  }

  @Test
  void throttledCallsAreRepeated() throws IOException, InterruptedException {
    stack.athena().throttle(2);

    Streams result = stack.onStack("query", "SELECT count(*) AS plays FROM v_plays", "--csv");

    assertThat(result.err()).startsWith("Athena: ");
    assertThat(result.out())
        .isEqualTo(stack.onFolder("query", "SELECT count(*) AS plays FROM v_plays", "--csv").out());
  }

  @Test
  void anSqlErrorIsReportedWithLineAndColumn() throws IOException, InterruptedException {
    Streams result = stack.onStack("query", "SELECT\n  nme\nFROM tracks");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .first()
        .asString()
        .startsWith(
            "lake: SQL, line 2, column 3: Column 'nme' cannot be resolved; list the columns with"
                + " DESCRIBE");
  }

  @Test
  void aQueryThatFailsWhileRunningIsReportedInOneLine() throws IOException, InterruptedException {
    Streams result =
        stack.onStack("query", "SELECT 1 / (duration_ms - duration_ms) FROM tracks", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .first()
        .asString()
        .startsWith("lake: Athena did not run the query: DIVISION_BY_ZERO");
  }

  @Test
  void aLongResultIsPrintedCompletely() throws IOException, InterruptedException {
    Streams result =
        stack.onStack(
            "query",
            "SELECT 500 * a + b AS n FROM UNNEST(sequence(0, 499)) AS x (a)"
                + " CROSS JOIN UNNEST(sequence(0, 499)) AS y (b) ORDER BY 1",
            "--csv");

    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(250_001).first().isEqualTo("n");
    for (int i = 0; i < 250_000; i++) {
      assertThat(Integer.parseInt(lines.get(i + 1))).isEqualTo(i);
    }
  }

  @Test
  void anExceededScanLimitIsExplained() throws IOException, InterruptedException {
    stack.athena().withWorkGroup(stack.name(), 1_000);

    Streams result = stack.onStack("query", "SELECT count(DISTINCT track_name) FROM plays");

    assertThat(result.exitCode()).isEqualTo(1);
    // The cost is printed first: what was read until then is charged.
    assertThat(result.err().lines())
        .last()
        .asString()
        .startsWith("lake: ")
        .contains("more than the workgroup lake-parquet allows (1000 B a query)")
        .contains("limit month");
  }

  @Test
  void anInterruptedQueryIsCancelled() throws IOException, InterruptedException {
    stack.athena().holdQueries(true);
    Path err = home.resolve("err.txt");
    Process process =
        stack
            .command()
            .start(home.resolve("out.txt"), err, "query", "SELECT 1", "--stack", stack.name());
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> stack.athena().states().equals(List.of("RUNNING")));

    // SIGTERM runs the same shutdown hooks as Ctrl-C, and also ends a process in the background.
    process.destroy();
    int exitCode = process.waitFor();

    assertThat(stack.athena().states()).containsExactly("CANCELLED");
    assertThat(exitCode).isGreaterThan(128);
    assertThat(Files.readString(err)).doesNotContain("not by this command");
  }

  @Test
  void aQueryCancelledByOthersIsReportedAsSuch() throws IOException, InterruptedException {
    stack.athena().holdQueries(true);
    Path err = home.resolve("err.txt");
    Process process =
        stack
            .command()
            .start(home.resolve("out.txt"), err, "query", "SELECT 1", "--stack", stack.name());
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> stack.athena().states().equals(List.of("RUNNING")));

    stack.athena().stopAll();

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(Files.readString(err)).contains("cancelled in Athena, not by this command");
  }
}
