package dev.spotifylake.common.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No file says what the two engines understand differently.
class SqlLintTest {
  static List<SqlFile> files() {
    return Stream.of(SqlFiles.views(), SqlFiles.queries(), SqlFiles.reportQueries())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileMeansTheSameOnBothEngines(SqlFile file) {
    assertThat(SqlLint.problems(file.template())).as(file.name()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT played_at AT TIME ZONE 'Europe/Zurich' FROM plays | AT TIME ZONE",
        "SELECT count(*) / 7 FROM plays | whole numbers",
        "SELECT 60 * duration_ms / 1000 FROM tracks | whole numbers",
        "SELECT extract(DOW FROM played_at) FROM plays | day_of_week",
        "SELECT extract(day_of_week FROM played_at) FROM plays | day_of_week",
        "SELECT dayofweek(played_at) FROM plays | day_of_week",
        "SELECT CAST(now() AS timestamp) | cast zones away",
        "SELECT * FROM plays WHERE played_at > TIMESTAMP '2026-01-01 00:00:00' | precision",
        "SELECT CAST(played_at AS VARCHAR) FROM plays | text",
        "SELECT played_at::date FROM plays | text",
        "CREATE TABLE x (a int) STORED AS PARQUET | Hive",
        "SELECT * FROM x LATERAL VIEW explode(y) | Hive",
        "SELECT date_diff('hour', gap_from, gap_to) FROM ops_coverage | milliseconds",
        "SELECT date_diff('day', played_at, observed_at) FROM plays | cast both to DATE",
        "SELECT greatest(ms_played, duration_ms) FROM plays | NULL",
        "SELECT concat(track_name, artist_name) FROM plays | NULL",
        "SELECT popularity * 0.5 FROM tracks | decimal",
        "SELECT regexp_replace(json_path, '[0-9]', '') FROM ops_fields | first match",
        "SELECT max_by(message, observed_at) FROM ops_runs | FILTER",
        "SELECT approx_distinct(track_id) FROM plays | exactly",
        "SELECT * FROM plays QUALIFY row_number() OVER () = 1 | one engine only",
      })
  void eachDifferenceIsFound(String sql, String advice) {
    assertThat(SqlLint.problems(sql)).anySatisfy(problem -> assertThat(problem).contains(advice));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT CAST(sum(ms) AS DOUBLE) / 60000 FROM plays",
        "SELECT sum(CAST(ms AS DOUBLE)) / 60000, 1e0 / count(*) FROM plays",
        "SELECT day_of_week(${local played_at}) FROM plays",
        "SELECT CAST(played_at AS DATE) FROM plays",
        "SELECT date_diff('millisecond', gap_from, gap_to) FROM ops_coverage",
        "SELECT date_diff('day', CAST(played_at AS DATE), day) FROM plays",
        "SELECT max_by(message, observed_at) FILTER (WHERE message IS NOT NULL) FROM ops_runs",
        "SELECT max_by(outcome, observed_at) FROM ops_runs",
        "SELECT regexp_replace(json_path, '[.][^.]*$', '') FROM ops_fields",
        "-- now() / 7\nSELECT 1",
      })
  void whatBothEnginesUnderstandAlikePasses(String sql) {
    assertThat(SqlLint.problems(sql)).isEmpty();
  }

  @Test
  void problemsAreFoundInUpperAndLowerCase() {
    assertThat(SqlLint.problems("select x at time zone 'UTC'")).hasSize(1);
  }
}
