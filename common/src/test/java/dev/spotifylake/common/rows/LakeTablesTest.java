package dev.spotifylake.common.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.TableDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class LakeTablesTest {
  @Test
  void everyTableHasADistinctNameAndAKeyOfItsOwnColumns() {
    List<TableDefinition> tables = LakeTables.all();
    assertThat(tables).hasSize(19);
    assertThat(tables.stream().map(TableDefinition::name)).doesNotHaveDuplicates();
    for (TableDefinition table : tables) {
      assertThat(table.columnNames()).as(table.name()).containsAll(table.key());
      assertThat(table.oneRowIs()).as(table.name()).isNotBlank();
    }
  }

  @Test
  void onlyPlaysLieInMonthsBecauseAHistorySpansDecades() {
    for (TableDefinition table : LakeTables.all()) {
      assertThat(table.partition())
          .as(table.name())
          .isEqualTo(table.name().equals("plays") ? Partition.MONTH : Partition.DT);
    }
  }

  @Test
  void everySourceHasPrimaryTablesThatItFeeds() {
    for (Source source : Source.values()) {
      for (String table : source.primaryTables()) {
        assertThat(LakeTables.byName(table).fedBy())
            .as(table + " fed by " + source)
            .contains(source);
      }
    }
  }

  @Test
  void anUnknownTableIsNamedWithTheOnesThereAre() {
    assertThatThrownBy(() -> LakeTables.byName("songs"))
        .hasMessageContaining("'songs'")
        .hasMessageContaining("tracks");
  }
}
