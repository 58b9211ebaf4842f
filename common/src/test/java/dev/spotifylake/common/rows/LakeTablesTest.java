package dev.spotifylake.common.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class LakeTablesTest {
  @Test
  void tablesHaveDistinctNamesAndKeysOfTheirColumns() {
    List<TableDefinition> tables = LakeTables.all();
    assertThat(tables).hasSize(19);
    assertThat(tables.stream().map(TableDefinition::name)).doesNotHaveDuplicates();
    for (TableDefinition table : tables) {
      assertThat(table.columnNames()).as(table.name()).containsAll(table.key());
      assertThat(table.oneRowIs()).as(table.name()).isNotBlank();
    }
  }

  @Test
  void entityTablesHaveNoPartitionsAndTheOthersHaveMonths() {
    assertThat(LakeTables.all().stream().filter(table -> table.partition() == Partition.NONE))
        .extracting(TableDefinition::name)
        .containsExactly(
            "tracks",
            "track_artists",
            "albums",
            "album_artists",
            "artists",
            "artist_genres",
            "shows",
            "episodes");
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
  void tablesStandInTheOrderOfTheDictionary() {
    assertThat(LakeTables.all().stream().map(TableDefinition::name))
        .containsExactly(
            "plays",
            "tracks",
            "track_artists",
            "albums",
            "album_artists",
            "artists",
            "artist_genres",
            "playlists",
            "playlist_items",
            "saved_items",
            "top_items",
            "shows",
            "episodes",
            "ops_runs",
            "ops_objects",
            "ops_rejects",
            "ops_fields",
            "ops_passes",
            "ops_coverage");
  }

  @Test
  void everyRecordNamesItsOwnTable() {
    assertThat(LakeTables.rowTypes().stream().map(LakeTables::of).toList())
        .isEqualTo(LakeTables.all());
    assertThat(LakeTables.of(OpsPassRow.class).name()).isEqualTo("ops_passes");
  }

  private record NoTable(Observation observation) implements Row {}

  @Test
  void aRecordThatIsNoTableIsRefusedByName() {
    assertThatThrownBy(() -> LakeTables.of(NoTable.class))
        .hasMessageContaining("LakeTablesTest$NoTable")
        .hasMessageContaining("expected a record of this package with @LakeTable");
  }

  @Test
  void anUnknownTableIsNamedWithTheOnesThereAre() {
    assertThatThrownBy(() -> LakeTables.byName("songs"))
        .hasMessageContaining("'songs'")
        .hasMessageContaining("tracks");
  }
}
