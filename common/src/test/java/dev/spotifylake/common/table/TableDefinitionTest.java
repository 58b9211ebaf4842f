package dev.spotifylake.common.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableDefinitionTest {
  private static final Observation SEEN =
      new Observation("me", Instant.parse("2026-11-22T23:59:59.999Z"), "run", "raw/key");

  @LakeTable(position = 1, name = "songs", oneRowIs = "a song", key = "song_id")
  record SongRow(
      Observation observation,
      @Doc("Id") String songId,
      @Doc("Length in milliseconds") @Nullable Long durationMs,
      @Doc("Position") Integer status2xx,
      @Doc("Share") @Nullable Double share,
      @Doc("Whether") @Nullable Boolean isLocal,
      @Doc("Day") @Nullable LocalDate releaseDate,
      @Doc("Moment") @Nullable Instant addedAt)
      implements Row {}

  @Test
  void everyTableBeginsWithWhereARowComesFrom() {
    assertThat(TableDefinitionTest_SongRowTable.DEFINITION.columnNames())
        .containsExactly(
            "account",
            "observed_at",
            "run_id",
            "raw_key",
            "song_id",
            "duration_ms",
            "status_2xx",
            "share",
            "is_local",
            "release_date",
            "added_at");
  }

  @Test
  void aColumnHasATypeADescriptionAndANullability() {
    TableDefinition songs = TableDefinitionTest_SongRowTable.DEFINITION;
    assertThat(songs.column("duration_ms").type()).isEqualTo(ColumnType.BIGINT);
    assertThat(songs.column("duration_ms").nullable()).isTrue();
    assertThat(songs.column("duration_ms").doc()).isEqualTo("Length in milliseconds");
    assertThat(songs.column("song_id").nullable()).isFalse();
    assertThat(songs.column("status_2xx").type()).isEqualTo(ColumnType.INT);
    assertThat(songs.column("share").type()).isEqualTo(ColumnType.DOUBLE);
    assertThat(songs.column("is_local").type()).isEqualTo(ColumnType.BOOLEAN);
    assertThat(songs.column("release_date").type()).isEqualTo(ColumnType.DATE);
    assertThat(songs.column("added_at").type()).isEqualTo(ColumnType.TIMESTAMP);
  }

  @Test
  void aColumnReadsItsValueFromARow() {
    SongRow row = new SongRow(SEEN, "s1", 1000L, 3, null, true, null, null);
    TableDefinition songs = TableDefinitionTest_SongRowTable.DEFINITION;
    assertThat(songs.column("account").valueOf().apply(row)).isEqualTo("me");
    assertThat(songs.column("duration_ms").valueOf().apply(row)).isEqualTo(1000L);
    assertThat(songs.column("share").valueOf().apply(row)).isNull();
  }

  @Test
  void theListOfAPackageHoldsTheTableOfItsRecord() {
    assertThat(RowTables.rowTypes()).containsExactly(SongRow.class);
    assertThat(RowTables.all()).containsExactly(TableDefinitionTest_SongRowTable.DEFINITION);
    assertThat(RowTables.of(SongRow.class)).isSameAs(TableDefinitionTest_SongRowTable.DEFINITION);
  }

  @Test
  void aRowLiesInThePartitionOfItsUtcMonth() {
    SongRow row = new SongRow(SEEN, "s1", null, 3, null, true, null, null);
    assertThat(row.partitionValue()).isEqualTo("2026-11");
  }
}
