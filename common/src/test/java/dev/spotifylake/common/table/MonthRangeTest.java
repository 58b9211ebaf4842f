package dev.spotifylake.common.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.rows.LakeTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthRangeTest {
  private static final MonthRange PLAYS = MonthRange.of(LakeTables.byName("plays"));
  private static final MonthRange TRACKS = MonthRange.of(LakeTables.byName("tracks"));

  @ParameterizedTest
  @ValueSource(strings = {"2006-01", "2019-12", "2026-11", "2035-12"})
  void playsAreOfAnyMonthSinceSpotifyBegan(String month) {
    assertThat(PLAYS.contains(month)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01", "2026-11", "2035-12"})
  void observationsAreOfTheMonthsOfTheLake(String month) {
    assertThat(TRACKS.contains(month)).isTrue();
    assertThat(TRACKS.visible(month)).isEqualTo(month);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019-12", "2036-01", "+12026-05", "-2026-05", "2026-011", "2026", ""})
  void anotherMonthIsOutOfRangeAndShownInTheFirst(String month) {
    assertThat(TRACKS.contains(month)).isFalse();
    assertThat(TRACKS.visible(month)).isEqualTo("2020-01");
  }

  @Test
  void everyTableButPlaysHasTheRangeOfObservations() {
    assertThat(LakeTables.all())
        .filteredOn(table -> !table.name().equals("plays"))
        .allSatisfy(table -> assertThat(MonthRange.of(table)).isEqualTo(TRACKS));
    assertThat(PLAYS.contains("2005-12")).isFalse();
    assertThat(PLAYS.contains("2036-01")).isFalse();
  }
}
