package dev.spotifylake.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.rows.OpsFieldRow;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `v_field_changes` names the same changes whichever files of `ops_fields` a reader sees: those of
/// single raw objects, those that compaction sums up by day, or both.
class FieldChangesViewTest {
  private static final Instant START = Instant.parse("2026-11-20T00:30:00Z");
  private static final int DAYS = 4;
  private static final int OBJECTS_A_DAY = 6;

  @TempDir private Path folder;

  private static Observation observation(Instant at) {
    return new Observation("me", at, "run", "raw/" + at);
  }

  private static Instant time(int day, int object) {
    return START.plusSeconds(day * 86_400L + object * 14_400L);
  }

  /// `$.name` is always there, `$.rare` in one of twenty, `$.popularity` until the second day, and
  /// `$.account_id` from the third day on.
  private static List<Row> objects(int day, int from, int to) {
    List<Row> rows = new ArrayList<>();
    for (int object = from; object < to; object++) {
      Observation of = observation(time(day, object));
      rows.add(field(of, "$.name", 20, 0, null));
      rows.add(field(of, "$.rare", 1, 19, null));
      if (day < 2) {
        rows.add(field(of, "$.popularity", 20, 0, null));
      } else {
        rows.add(field(of, "$.account_id", 20, 0, null));
      }
    }
    return rows;
  }

  /// The row of a day of each field, of the first raw objects.
  private static List<Row> sums(int day, int objects) {
    Observation of = observation(time(day, objects - 1));
    List<Row> rows = new ArrayList<>();
    rows.add(field(of, "$.name", 20L * objects, 0, (long) objects));
    rows.add(field(of, "$.rare", objects, 19L * objects, (long) objects));
    rows.add(
        field(of, day < 2 ? "$.popularity" : "$.account_id", 20L * objects, 0, (long) objects));
    return rows;
  }

  private static Row field(
      Observation of, String path, long present, long absent, @Nullable Long rawObjects) {
    return new OpsFieldRow(
        of, "track", path, present, absent, rawObjects, rawObjects == null ? null : "hashes");
  }

  private interface RowsOfADay {
    List<Row> rows(int day);
  }

  private List<String> changes(RowsOfADay files) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      rows.addAll(files.rows(day));
    }
    Path lake = Files.createTempDirectory(folder, "lake");
    return new ParquetLake(lake)
        .add(rows.toArray(Row[]::new))
        .query("SELECT * FROM v_field_changes ORDER BY json_path, change");
  }

  @Test
  void theSameChangesAreInSingleRowsAndInSums() throws IOException {
    List<String> single = changes(day -> objects(day, 0, OBJECTS_A_DAY));

    assertThat(single)
        .containsExactly(
            "track $.account_id appeared 2026-11-22T00:00:00Z 1.0 240",
            "track $.popularity vanished 2026-11-21T00:00:00Z 1.0 240");
    assertThat(changes(day -> sums(day, OBJECTS_A_DAY))).isEqualTo(single);
  }

  @Test
  void aRawObjectCountsOnceWhereSumsAndSingleRowsAreBothThere() throws IOException {
    List<String> single = changes(day -> objects(day, 0, OBJECTS_A_DAY));

    assertThat(
            changes(
                day -> {
                  List<Row> rows = new ArrayList<>(objects(day, 0, OBJECTS_A_DAY));
                  rows.addAll(sums(day, 2));
                  rows.addAll(sums(day, OBJECTS_A_DAY));
                  return rows;
                }))
        .as("old and new files at one time")
        .isEqualTo(single);
    assertThat(
            changes(
                day -> {
                  List<Row> rows = new ArrayList<>(sums(day, 4));
                  rows.addAll(objects(day, 4, OBJECTS_A_DAY));
                  return rows;
                }))
        .as("raw objects since the last compaction")
        .isEqualTo(single);
  }
}
