package dev.spotifylake.common.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlFilesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-31");
  private static final Pattern OVER_PLAYS =
      Pattern.compile("\\b(?:FROM|JOIN) (plays|v_plays|v_listening_days|v_counted_plays)\\b");
  private static final Pattern MONTH_LIMIT = Pattern.compile("\\bmonth >= \\$\\{month -\\d+}");

  private static final Pattern DAYS_LIMIT =
      Pattern.compile("\\bmonth >= \\$\\{month of day (-\\d+)} AND observed_at >= \\$\\{day \\1}");

  static List<SqlFile> queries() {
    return SqlFiles.queries();
  }

  static List<SqlFile> views() {
    return SqlFiles.views();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void everySavedQueryHasATitleOneSentenceAndACost(SqlFile query) {
    assertThat(query.title()).isNotEqualTo(query.name()).hasSizeBetween(5, 60);
    assertThat(query.doc()).hasSizeBetween(20, 200).matches(".*[.?]");
    assertThat(query.cost()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void everySavedQueryOverPlaysLimitsTheMonth(SqlFile query) {
    long overPlays = OVER_PLAYS.matcher(query.template()).results().count();
    assertThat(MONTH_LIMIT.matcher(query.template()).results().count())
        .as("limits of month, for each read of plays")
        .isGreaterThanOrEqualTo(overPlays);
    if (overPlays > 0) {
      assertThat(query.cost()).isEqualTo(QueryCost.MONTHS);
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aQueryThatReadsMonthsLimitsTheMonth(SqlFile query) {
    assertThat(query.cost() == QueryCost.MONTHS)
        .isEqualTo(
            MONTH_LIMIT.matcher(query.template()).find()
                || DAYS_LIMIT.matcher(query.template()).find());
  }

  @ParameterizedTest
  @MethodSource("views")
  void aViewHasNoPlaceholderLeft(SqlFile view) {
    assertThat(view.template()).doesNotContain("${");
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aSavedQueryHasNoPlaceholderLeft(SqlFile query) {
    assertThat(query.sql()).doesNotContain("${");
  }

  @Test
  void everyNeedHasASavedQueryOfItsOwn() {
    assertThat(queries()).hasSizeGreaterThanOrEqualTo(18).doesNotHaveDuplicates();
    assertThat(queries().stream().map(SqlFile::title).collect(Collectors.toSet()))
        .hasSameSizeAs(queries());
    assertThat(SqlFiles.query("most_played")).isNull();
    assertThat(SqlFiles.query("freshness")).isNotNull();
  }

  @Test
  void monthAndDayAreWrittenOutForAGivenDay() {
    assertThat(
            fill(
                "month >= ${month -1} AND month >= ${month of day -60} AND at >= ${day -31}",
                ZoneOffset.UTC,
                DAY))
        .isEqualTo(
            "month >= '2026-02' AND month >= '2026-01' AND at >= TIMESTAMP '2026-02-28 00:00:00'");
  }

  @Test
  void portableSqlComputesMonthAndDayInTheEngine() {
    assertThat(SqlSetting.PORTABLE.fill("${month -11} ${month of day -7} ${day -7}"))
        .isEqualTo(
            "date_format(current_date - INTERVAL '11' MONTH, '%Y-%m')"
                + " date_format(current_date - INTERVAL '7' DAY, '%Y-%m')"
                + " CAST(current_date - INTERVAL '7' DAY AS TIMESTAMP)");
  }

  @Test
  void localTimeIsTheTimeItselfInUtc() {
    assertThat(fill("${local played_at}", ZoneId.of("Etc/UTC"), DAY)).isEqualTo("played_at");
  }

  @Test
  void localTimeWithAFixedOffsetAddsIt() {
    assertThat(fill("${local played_at}", ZoneId.of("-03:30"), DAY))
        .isEqualTo("(played_at - INTERVAL '12600' SECOND)");
  }

  @Test
  void localTimeOfARegionIsWrittenForEachEngine() {
    ZoneId zone = ZoneId.of("Europe/Zurich");
    assertThat(fill("${local p.played_at}", zone, DAY))
        .isEqualTo("((p.played_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Zurich')");
    assertThat(new SqlSetting(SqlDialect.ATHENA, zone, DAY).fill("${local x}"))
        .startsWith("date_add('minute', timezone_hour(at_timezone(with_timezone(x, 'UTC')");
  }

  @Test
  void aFileNeedsADescriptionAndAKnownCost() {
    assertThatThrownBy(() -> SqlFile.parse("nameless", "SELECT 1"))
        .hasMessageContaining("nameless");
    assertThatThrownBy(() -> SqlFile.parse("dear", "-- It costs.\n-- Cost: much\nSELECT 1"))
        .hasMessageContaining("dear")
        .hasMessageContaining("much");
  }

  private static String fill(String template, ZoneId zone, LocalDate today) {
    return new SqlSetting(SqlDialect.DUCKDB, zone, today).fill(template);
  }
}
