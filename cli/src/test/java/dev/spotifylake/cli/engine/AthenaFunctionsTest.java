package dev.spotifylake.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.LakeFormat;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// DuckDB returns what Athena returned when it was measured there.
class AthenaFunctionsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "day_of_week(DATE '2026-11-22') | 7",
        "day_of_year(DATE '2026-02-01') | 32",
        "date_format(TIMESTAMP '2026-11-22 07:05:09', '%Y-%m-%d %H:%i:%s') | 2026-11-22 07:05:09",
        "date_format(DATE '2026-11-22', '%W %M %T') | Sunday November 00:00:00",
        "to_unixtime(TIMESTAMP '1970-01-02 00:00:00') | 86400.0",
        "from_iso8601_timestamp('2026-11-22T10:00:00Z') | 2026-11-22T10:00:00Z",
        "from_iso8601_date('2026-11-22') | 2026-11-22",
        "array_join(array_agg('a'), ', ') | a",
        "regexp_like('abc', 'b') | true",
        "json_extract_scalar('{\"a\": \"b\"}', '$.a') | b",
        "approx_distinct(1) | 1",
        "approx_percentile(1, 5e-1) | 1",
      })
  void returnsWhatAthenaReturns(String expression, String expected) {
    try (QueryEngine engine = DuckDbEngine.over(folder, LakeFormat.PARQUET)) {
      Object value = engine.query("SELECT " + expression).rows().getFirst().getFirst();

      assertThat(String.valueOf(value)).isEqualTo(expected);
    }
  }
}
