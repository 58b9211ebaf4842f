package dev.spotifylake.common.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.source.Source;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawKeyTest {
  private static final Instant TIME = Instant.parse("2026-11-22T10:05:03.017Z");

  @Test
  void aKeyNamesSourceAccountDayTimeRunAndSequence() {
    RawKey key = new RawKey(Source.SAVED_TRACKS, "me", TIME, "20261122T100500000Z_9f3ab2c1", 0);
    assertThat(key.key())
        .isEqualTo(
            "raw/source=saved_tracks/account=me/dt=2026-11-22/"
                + "100503Z-20261122T100500000Z_9f3ab2c1-0000.ndjson.gz");
    assertThat(key.outputName())
        .isEqualTo("saved_tracks.me.20261122T100503Z-20261122T100500000Z_9f3ab2c1-0000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"me", "_app", "Zoë Ω", "a b$c/d%e", ".hidden", "a-0001", "..", "x.y-z_", "😀"})
  void anyAccountLabelSurvivesTheKey(String account) {
    RawKey key = new RawKey(Source.RECENTLY_PLAYED, account, TIME, "r-1", 12);
    assertThat(RawKey.parse(key.key())).isEqualTo(key);
    assertThat(RawKey.ofOutputName(key.outputName())).isEqualTo(key);
    assertThat(key.outputName())
        .as("Athena does not see files whose names begin otherwise")
        .matches("[a-z].*");
    assertThat(key.key().substring("raw/source=recently_played/account=".length()))
        .matches("[A-Za-z0-9_%-][A-Za-z0-9._%-]*/dt=.*");
  }

  @Test
  void aHostileLocaleDoesNotChangeAKey() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(new RawKey(Source.RUN, "me", TIME, "r", 7).key())
          .isEqualTo("raw/source=run/account=me/dt=2026-11-22/100503Z-r-0007.ndjson.gz");
      assertThat(RunId.create(TIME, new Random(1))).matches("20261122T100503017Z_[0-9a-f]{8}");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void runIdsSortByTime() {
    Random random = new Random(1);
    assertThat(RunId.create(TIME, random))
        .isLessThan(RunId.create(TIME.plusMillis(1), random))
        .isNotEqualTo(RunId.create(TIME, random));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "raw/source=nothing/account=me/dt=2026-11-22/100503Z-r-0000.ndjson.gz",
        "raw/source=run/account=me/dt=2026-13-22/100503Z-r-0000.ndjson.gz",
        "raw/source=run/account=me/dt=2026-02-30/100503Z-r-0000.ndjson.gz",
        "raw/source=run/account=me/dt=2026-11-22/240000Z-r-0000.ndjson.gz",
        "raw/source=run/account=me/dt=2026-11-22/r-0000.ndjson.gz",
        "state/app.json"
      })
  void whatIsNoRawKeyIsNamedInTheError(String text) {
    assertThatThrownBy(() -> RawKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RawKey.ofOutputName(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
