package dev.spotifylake.common.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableDefinitionTest {
  private static final Observation SEEN =
      new Observation("me", Instant.parse("2026-11-22T23:59:59.999Z"), "run", "raw/key");

  @LakeTable(name = "songs", oneRowIs = "a song", key = "song_id")
  record SongRow(
      Observation observation,
      @Doc("Id") String songId,
      @Doc("Length in milliseconds") @Nullable Long durationMs,
      @Doc("Place") Integer status2xx,
      @Doc("Share") @Nullable Double share,
      @Doc("Whether") @Nullable Boolean isLocal,
      @Doc("Day") @Nullable LocalDate releaseDate,
      @Doc("Moment") @Nullable Instant addedAt)
      implements Row {}

  @Test
  void everyTableBeginsWithWhereARowComesFrom() {
    assertThat(TableDefinition.of(SongRow.class).columnNames())
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
  void aColumnKnowsItsTypeItsMeaningAndWhetherItMayBeUnknown() {
    TableDefinition songs = TableDefinition.of(SongRow.class);
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
    TableDefinition songs = TableDefinition.of(SongRow.class);
    assertThat(songs.column("account").valueOf().apply(row)).isEqualTo("me");
    assertThat(songs.column("duration_ms").valueOf().apply(row)).isEqualTo(1000L);
    assertThat(songs.column("share").valueOf().apply(row)).isNull();
  }

  @Test
  void aRowLiesInThePartitionOfItsUtcDay() {
    SongRow row = new SongRow(SEEN, "s1", null, 3, null, true, null, null);
    assertThat(row.partitionValue()).isEqualTo("2026-11-22");
  }

  private record NoTable(Observation observation) implements Row {}

  @Test
  void whatIsNoTableIsRefusedByName() {
    assertThatThrownBy(() -> TableDefinition.of(NoTable.class))
        .hasMessageContaining("TableDefinitionTest$NoTable")
        .hasMessageContaining("expected a record with @LakeTable");
  }
}
