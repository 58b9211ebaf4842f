package dev.spotifylake.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.cli.engine.QueryResult;
import dev.spotifylake.cli.engine.ResultColumn;
import dev.spotifylake.cli.engine.ResultConsumer;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.time.Sleeper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Queries in Athena with the real client, against a stand-in on loopback.
class AthenaEngineTest {
  private final AthenaStandIn athena = new AthenaStandIn();
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> costs = new ArrayList<>();
  private AwsStandIn server = AwsStandIn.start(athena);

  @BeforeEach
  void begin() {
    server.close();
    server = AwsStandIn.start(athena);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private AthenaEngine engine(Sleeper sleeper) {
    return AthenaStandIn.engine(
        server, sleeper, cost -> costs.add(cost.line()), ShutdownHooks.ofThisProcess());
  }

  private QueryResult query(String sql) {
    try (AthenaEngine engine = engine(waits::add)) {
      return engine.query(sql);
    }
  }

  @Test
  void aQueryRunsInTheLakesWorkGroupAndDatabase() {
    QueryResult result = query("SELECT count(*) AS n FROM v_plays;");

    assertThat(result.number()).isZero();
    assertThat(athena.query).isEqualTo("SELECT count(*) AS n FROM v_plays");
    assertThat(athena.workGroup).isEqualTo("my-lake");
    assertThat(athena.database).isEqualTo("my_lake");
    assertThat(athena.stopped).isFalse();
  }

  @Test
  void waitsGrowUpToThreeSeconds() {
    athena.checksUntilDone = 12;

    query("SELECT 1");

    assertThat(waits).hasSize(12).isSorted().first().isEqualTo(Duration.ofMillis(200));
    assertThat(waits.getLast()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void everyTypeArrivesAsInTheLocalEngine() {
    athena.columns =
        List.of(
            new String[] {"text", "varchar"},
            new String[] {"whole", "integer"},
            new String[] {"real", "double"},
            new String[] {"exact", "decimal"},
            new String[] {"truth", "boolean"},
            new String[] {"day", "date"},
            new String[] {"time", "timestamp"},
            new String[] {"zoned", "timestamp with time zone"},
            new String[] {"list", "array"},
            new String[] {"nothing", "varchar"});
    athena.maker =
        number ->
            new @Nullable String[] {
              "",
              "7",
              "1.5E-3",
              "2.50",
              "true",
              "2026-11-22",
              "2026-11-22 10:20:30.123",
              "2026-11-22 11:20:30 Europe/Zurich",
              "[1, 2]",
              null
            };

    QueryResult result = query("SELECT * FROM x");

    assertThat(result.columns()).contains(new ResultColumn("time", "timestamp"));
    assertThat(result.rows())
        .singleElement()
        .isEqualTo(
            Arrays.asList(
                "",
                7L,
                0.0015,
                new BigDecimal("2.50"),
                true,
                LocalDate.parse("2026-11-22"),
                Instant.parse("2026-11-22T10:20:30.123Z"),
                Instant.parse("2026-11-22T10:20:30Z"),
                "[1, 2]",
                null));
  }

  @Test
  void aLongResultIsStreamedPageByPage() {
    athena.rows = 250_000;
    AtomicLong rows = new AtomicLong();
    AtomicLong sum = new AtomicLong();

    try (AthenaEngine engine = engine(waits::add)) {
      engine.query(
          "SELECT n FROM x",
          new ResultConsumer() {
            @Override
            public void columns(List<ResultColumn> columns) {
              assertThat(columns).containsExactly(new ResultColumn("n", "bigint"));
            }

            @Override
            public void row(List<@Nullable Object> values) {
              rows.incrementAndGet();
              sum.addAndGet(Long.parseLong(String.valueOf(values.getFirst())));
            }
          });
    }

    assertThat(rows).hasValue(250_000);
    assertThat(sum).hasValue(250_000L * 249_999 / 2);
    assertThat(server.operations()).filteredOn("GetQueryResults"::equals).hasSize(251);
  }

  @Test
  void aUtilityStatementHasNoHeaderRow() {
    athena.statementType = "UTILITY";
    athena.columns = List.<String[]>of(new String[] {"tab_name", "string"});
    athena.maker = number -> new @Nullable String[] {"plays"};

    assertThat(query("SHOW TABLES").rows()).containsExactly(List.of("plays"));
  }

  @Test
  void aThrottledCallIsRetried() {
    athena.throttled = 5;

    assertThat(query("SELECT 1").rows()).hasSize(1);
  }

  @Test
  void endlessThrottlingIsAOneLineError() {
    athena.throttled = Integer.MAX_VALUE;

    assertThatThrownBy(() -> query("SELECT 1"))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("cannot query Athena in the workgroup my-lake: Rate exceeded");
  }

  @Test
  void wrongSqlIsReportedWithLineAndColumn() {
    athena.state = "FAILED";
    athena.reason = "COLUMN_NOT_FOUND: line 3:8: Column 'artist' cannot be resolved";

    assertThatThrownBy(() -> query("SELECT\n  1,\n       artist FROM v_plays"))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "SQL, line 3, column 8: Column 'artist' cannot be resolved; list the columns with"
                + " DESCRIBE and the table's name (query q-1)");
  }

  @Test
  void sqlRefusedAtStartIsReportedWithLineAndColumn() {
    athena.refusedAtStart =
        "line 1:1: mismatched input 'SELEC'. Expecting: 'SELECT', 'WITH' (Service: Athena)";

    assertThatThrownBy(() -> query("WITH x AS (SELEC 1) SELECT 1"))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("SQL, line 1, column 1: mismatched input 'SELEC'");
  }

  @Test
  void theScanLimitIsExplainedWithWhatToDo() {
    athena.state = "CANCELLED";
    athena.reason = "Bytes scanned limit was exceeded";

    assertThatThrownBy(() -> query("SELECT * FROM plays"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("more than the workgroup my-lake allows (1.0 GB a query)")
        .hasMessageContaining("limit month on the tables and views that have it")
        .hasMessageEndingWith("(query q-1)");
    assertThat(costs).hasSize(1);
  }

  @Test
  void aQueryCancelledBySomebodyElseIsReportedAsSuch() {
    athena.state = "CANCELLED";

    assertThatThrownBy(() -> query("SELECT 1"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("cancelled in Athena, not by this command");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE plays",
        "insert into plays values (1)",
        "-- SELECT\nCREATE TABLE x AS SELECT 1",
        "/* SELECT */ UNLOAD (SELECT 1) TO 's3://x'",
        "EXPLAIN ANALYZE INSERT INTO plays SELECT 1",
        "MSCK REPAIR TABLE plays",
      })
  void otherStatementsDoNotReachAthena(String sql) {
    assertThatThrownBy(() -> query(sql))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("SQL: this statement is not read-only");
    assertThat(server.operations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "(SELECT 1)",
        "-- how many\nWITH x AS (SELECT 1) SELECT * FROM x",
        "/* a */ VALUES 1",
        "DESCRIBE plays",
        "EXPLAIN SELECT 1",
      })
  void readOnlyStatementsReachAthena(String sql) {
    query(sql);

    assertThat(athena.query).isEqualTo(sql);
  }

  @Test
  void theCostIsPrintedOnceWhenTheEngineCloses() {
    athena.scanned = 3_000_000;
    try (AthenaEngine engine = engine(waits::add)) {
      engine.query("SELECT 1");
      assertThat(costs).isEmpty();
    }

    assertThat(costs)
        .containsExactly(
            "Athena: 2.9 MB read in 1.4 s, about 0.000048 USD (5 USD a TB, 10 MB at least)");
  }
}
