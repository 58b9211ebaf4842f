package dev.spotifylake.common.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.rows.LakeTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileFormatTest {
  private static final String NAME = "track.a%2Fb.20261122T100000Z-run-0000";
  private static final String SHA256 =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @Test
  void looseFilesOfEntitiesLieInTheTablesFolder() {
    assertThat(
            TableFileFormat.PARQUET.looseKey(LakeTables.byName("tracks"), "2026-11", NAME, SHA256))
        .isEqualTo("curated/tracks/" + NAME + ".0123456789abcdef.parquet");
  }

  @Test
  void looseFilesOfFactsLieInTheirMonthsFolder() {
    assertThat(TableFileFormat.CSV.looseKey(LakeTables.byName("plays"), "2026-11", NAME, SHA256))
        .isEqualTo("curated-csv/plays/month=2026-11/" + NAME + ".0123456789abcdef.csv.gz");
  }

  @Test
  void filesOfOneNameDifferInTheHashOnly() {
    for (TableFileFormat format : TableFileFormat.values()) {
      String key = format.looseKey(LakeTables.byName("plays"), "2026-11", NAME, SHA256);

      assertThat(TableFileFormat.withoutHash(key))
          .isEqualTo(format.root() + "plays/month=2026-11/" + NAME + format.suffix());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curated/tracks/dt=2026-11-22/track.me.20261122T100000Z-run-0000.parquet",
        "curated-csv/plays/month=2026-11/track.me.20261122T100000Z-run-0000.csv.gz"
      })
  void aKeyOfTheLayoutWithoutHashesStaysAsItIs(String key) {
    assertThat(TableFileFormat.withoutHash(key)).isEqualTo(key);
  }
}
