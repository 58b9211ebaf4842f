package dev.spotifylake.history.replay;

import static dev.spotifylake.history.replay.FaultyLake.DAYS;
import static dev.spotifylake.history.replay.FaultyLake.TRACKS;
import static dev.spotifylake.history.replay.FaultyLake.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.rows.TopItemRow;
import dev.spotifylake.common.rows.TrackArtistRow;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.history.replay.ReplayReport.OutputDifference;
import dev.spotifylake.history.replay.ReplayReport.RowDifference;
import dev.spotifylake.history.replay.ReplayReport.TableDifference;
import dev.spotifylake.testsupport.FailingStore;
import dev.spotifylake.transform.mapping.RowSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A month that an earlier release made with a fault in one of its mappers.
class ReplayAfterFaultTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(LakeFormat.class)
  void lostRowsAreCountedInTheirTableOnly(LakeFormat inFormat) throws IOException {
    FaultyLake lake = monthIn(inFormat);
    long[] lost = {0};
    lake.makeWith(
        sink ->
            (row, partition) -> {
              if (row instanceof TrackArtistRow credit && credit.position() > 0) {
                lost[0]++;
              } else {
                sink.write(row, partition);
              }
            });

    Map<String, TableDifference> changed = lake.changedByADryRun();

    assertThat(lost[0]).isPositive();
    assertThat(changed).containsOnlyKeys("track_artists");
    long all = lake.rowsOf("track_artists");
    assertThat(rows(changed, "track_artists"))
        .isEqualTo(new RowDifference(all - lost[0], all, lost[0], 0, 0));
    lake.replayLeavesACleanLake();
  }

  @ParameterizedTest
  @EnumSource(LakeFormat.class)
  void rowsWithWrongValuesAreCountedAsChanged(LakeFormat inFormat) throws IOException {
    FaultyLake lake = monthIn(inFormat);
    long[] wrong = {0};
    lake.makeWith(
        sink ->
            (row, partition) -> {
              if (row instanceof TopItemRow top && top.rank() % 2 == 0) {
                wrong[0]++;
                sink.write(withName(top, "name of another"), partition);
              } else {
                sink.write(row, partition);
              }
            });

    Map<String, TableDifference> changed = lake.changedByADryRun();

    assertThat(wrong[0]).isEqualTo(DAYS * TRACKS / 2);
    assertThat(changed).containsOnlyKeys("top_items");
    assertThat(rows(changed, "top_items"))
        .isEqualTo(new RowDifference(DAYS * TRACKS, DAYS * TRACKS, 0, wrong[0], 0));
    lake.replayLeavesACleanLake();
  }

  @Test
  void ranksCountedFromZeroRemoveAddAndChangeRows() throws IOException {
    FaultyLake lake = monthIn(LakeFormat.PARQUET);
    lake.makeWith(
        sink ->
            (row, partition) ->
                sink.write(
                    row instanceof TopItemRow top ? withRank(top, top.rank() - 1) : row,
                    partition));

    Map<String, TableDifference> changed = lake.changedByADryRun();

    // Ranks 0 to 3 become 1 to 4: one is removed, one is added, and three name another song.
    assertThat(changed).containsOnlyKeys("top_items");
    assertThat(rows(changed, "top_items"))
        .isEqualTo(
            new RowDifference(DAYS * TRACKS, DAYS * TRACKS, DAYS, DAYS * (TRACKS - 1), DAYS));
    lake.replayLeavesACleanLake();
  }

  @Test
  void theSecondCopyOfARowIsRemoved() throws IOException {
    FaultyLake lake = monthIn(LakeFormat.PARQUET);
    lake.makeWith(
        sink ->
            (row, partition) -> {
              sink.write(row, partition);
              if (row instanceof PlayRow) {
                sink.write(row, partition);
              }
            });

    Map<String, TableDifference> changed = lake.changedByADryRun();

    long plays = lake.rowsOf("plays");
    assertThat(plays).isEqualTo(DAYS * 2L);
    assertThat(changed).containsOnlyKeys("plays");
    assertThat(rows(changed, "plays")).isEqualTo(new RowDifference(2 * plays, plays, 0, 0, plays));
    lake.replayLeavesACleanLake();
  }

  @Test
  void filesOfAWrongMonthAreReplaced() throws IOException {
    FaultyLake lake = monthIn(LakeFormat.PARQUET);
    lake.makeWith(
        sink ->
            (row, partition) -> sink.write(row, row instanceof TopItemRow ? "2026-01" : partition));

    assertThat(lake.changedByADryRun())
        .isEqualTo(
            Map.of(
                "top_items",
                new TableDifference(
                    new RowDifference(DAYS * TRACKS, DAYS * TRACKS, 0, DAYS * TRACKS, 0),
                    new OutputDifference(DAYS, 0, DAYS))));
    lake.replayLeavesACleanLake();
  }

  @Test
  void rowsOfAFileThatWasDeletedAreAdded() throws IOException {
    FaultyLake lake = monthIn(LakeFormat.PARQUET);
    lake.makeWith(ReplayAfterFaultTest::wrongNames);
    lake.curated().delete(lake.topItemFiles().getFirst());

    Map<String, TableDifference> changed = lake.changedByADryRun();

    assertThat(changed)
        .containsOnly(
            entry(
                "top_items",
                new TableDifference(
                    new RowDifference(
                        (DAYS - 1) * TRACKS, DAYS * TRACKS, TRACKS, (DAYS - 1) * TRACKS, 0),
                    new OutputDifference(1, DAYS - 1, 0))));
    lake.replayLeavesACleanLake();
  }

  // Every byte counts: a Parquet library may read a damaged page for ever.
  @ParameterizedTest
  @EnumSource(
      value = LakeFormat.class,
      names = {"PARQUET", "CSV"})
  @Timeout(60)
  void rowsOfADamagedFileAreRemovedAndAdded(LakeFormat inFormat) throws IOException {
    FaultyLake lake = new FaultyLake(folder, inFormat);
    lake.putDays(1);
    lake.makeWith(ReplayAfterFaultTest::wrongNames);
    String file = lake.topItemFiles().getFirst();
    byte[] content = lake.content(file);
    Map<String, TableDifference> allRowsRemovedAndAdded =
        Map.of(
            "top_items",
            new TableDifference(
                new RowDifference(TRACKS, TRACKS, TRACKS, 0, TRACKS),
                new OutputDifference(0, 1, 0)));

    for (int position = 0; position < content.length; position++) {
      byte[] damaged = content.clone();
      damaged[position] ^= 0x40;
      lake.curated().put(file, ObjectContent.of(damaged), PutCondition.any());

      assertThat(lake.changedByADryRun())
          .as("damaged at byte %d", position)
          .isEqualTo(allRowsRemovedAndAdded);
    }
    lake.replayLeavesACleanLake();
  }

  @Test
  void aFileOfAnInterruptedTransformIsNotCounted() throws IOException {
    FaultyLake lake = monthIn(LakeFormat.PARQUET);
    lake.makeWith(UnaryOperator.identity());
    String file = lake.topItemFiles().getFirst();
    byte[] newContent = lake.content(file);
    lake.makeWith(ReplayAfterFaultTest::wrongNames);
    assertThat(lake.topItemFiles()).doesNotContain(file);
    lake.curated().put(file, ObjectContent.of(newContent), PutCondition.any());

    Map<String, TableDifference> changed = lake.changedByADryRun();

    assertThat(changed)
        .containsOnly(
            entry(
                "top_items",
                new TableDifference(
                    new RowDifference(DAYS * TRACKS, DAYS * TRACKS, 0, DAYS * TRACKS, 0),
                    new OutputDifference(0, DAYS, 0))));
    lake.replayLeavesACleanLake();
  }

  private static RowSink wrongNames(RowSink sink) {
    return (row, partition) ->
        sink.write(row instanceof TopItemRow top ? withName(top, "x") : row, partition);
  }

  @Test
  void aChangeToAnotherFormatRemovesAndAddsEveryRow() throws IOException {
    FaultyLake lake = new FaultyLake(folder, LakeFormat.PARQUET);
    lake.putDays(1);
    lake.makeWith(UnaryOperator.identity());
    lake.useFormat(LakeFormat.BOTH);
    assertThat(rows(lake.changedByADryRun(), "top_items"))
        .isEqualTo(new RowDifference(TRACKS, TRACKS, 0, 0, 0));
    lake.useFormat(LakeFormat.CSV);
    assertThat(rows(lake.changedByADryRun(), "top_items"))
        .isEqualTo(new RowDifference(TRACKS, TRACKS, TRACKS, 0, TRACKS));
    lake.replayLeavesACleanLake();
  }

  private FaultyLake monthIn(LakeFormat format) throws IOException {
    FaultyLake lake = new FaultyLake(folder, format);
    lake.putMonth();
    return lake;
  }

  private static TopItemRow withName(TopItemRow row, String name) {
    return new TopItemRow(
        row.observation(), row.itemType(), row.timeRange(), row.rank(), row.itemId(), name);
  }

  private static TopItemRow withRank(TopItemRow row, int rank) {
    return new TopItemRow(
        row.observation(), row.itemType(), row.timeRange(), rank, row.itemId(), row.itemName());
  }

  @Test
  void theNextReplayRepairsOneThatWasKilledAtAnyWrite() throws IOException {
    FaultyLake lake = new FaultyLake(folder, LakeFormat.PARQUET);
    lake.putDays(1);
    UnaryOperator<RowSink> fault =
        sink ->
            (row, partition) -> sink.write(row, row instanceof TopItemRow ? "2026-01" : partition);
    lake.makeWith(UnaryOperator.identity());
    Set<String> clean = lake.keys();
    boolean died = true;
    for (int write = 1; died; write++) {
      for (boolean afterIt : List.of(false, true)) {
        lake.makeWith(fault);
        FailingStore failing = new FailingStore(lake.curated(), write, afterIt);
        ReplayReport killed = lake.replay(failing, 1, false);
        died = failing.died();
        assertThat(killed.failures()).hasSize(died ? 1 : 0);

        lake.replay(lake.curated(), 1, false);

        assertThat(lake.keys()).isEqualTo(clean);
        assertThat(lake.changedByADryRun()).isEmpty();
      }
    }
  }
}
