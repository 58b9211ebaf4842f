package dev.spotifylake.compact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.OpsFieldRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.testing.CompactedLake;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What compaction keeps of `ops_fields`.
final class FieldDaysTest {
  private static final TableDefinition FIELDS = LakeTables.of(OpsFieldRow.class);
  private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");

  private final CompactedLake lake = new CompactedLake(new MemoryObjectStore(), LakeFormat.PARQUET);

  @AfterEach
  void closeLake() {
    lake.close();
  }

  private static RawKey key(int hour) {
    return new RawKey(Source.TRACK, "me", START.plusSeconds(hour * 3_600L), "run" + hour, 0);
  }

  private void transform(CompactedLake to, int hour, String path, long present) throws IOException {
    RawKey key = key(hour);
    Observation observation = new Observation(key.account(), key.time(), key.runId(), key.key());
    List<Row> rows =
        List.of(
            OpsFieldRow.ofObject(observation, "track", "$.id", 10, 0),
            OpsFieldRow.ofObject(observation, "track", path, present, 10 - present));
    to.transform(key, rows);
  }

  /// The present and absent objects and the raw objects, by field and day.
  private static SortedMap<String, String> sums(CompactedLake of) throws IOException {
    SortedMap<String, String> sums = new TreeMap<>();
    List<String> names = FIELDS.columnNames();
    for (var row : of.visibleRows(FIELDS)) {
      String day = String.valueOf(row.get(names.indexOf("observed_at"))).substring(0, 10);
      String before =
          sums.put(
              row.get(names.indexOf("json_path")) + " " + day,
              row.get(names.indexOf("present"))
                  + " "
                  + row.get(names.indexOf("absent"))
                  + " "
                  + row.get(names.indexOf("raw_objects")));
      assertThat(before).as("two rows of %s", day).isNull();
    }
    return sums;
  }

  @Test
  void theRawObjectsOfADayAreOneRowForEachField() throws IOException {
    for (int hour = 0; hour < 10; hour++) {
      transform(lake, hour, "$.name", 7);
    }
    lake.compact();

    assertThat(sums(lake))
        .containsExactly(
            Map.entry("$.id 2026-11-20", "40 0 4"),
            Map.entry("$.id 2026-11-21", "60 0 6"),
            Map.entry("$.name 2026-11-20", "28 12 4"),
            Map.entry("$.name 2026-11-21", "42 18 6"));
  }

  @Test
  void randomPortionsGiveTheRowsOfOneFold() throws IOException {
    for (int seed = 0; seed < 4; seed++) {
      Random random = new Random(seed);
      List<Integer> hours = new ArrayList<>();
      for (int hour = 0; hour < 12; hour++) {
        hours.add(hour);
      }
      Collections.shuffle(hours, random);
      try (CompactedLake portions = new CompactedLake(new MemoryObjectStore(), LakeFormat.PARQUET);
          CompactedLake atOnce = new CompactedLake(new MemoryObjectStore(), LakeFormat.PARQUET)) {
        for (int hour : hours) {
          String path = hour % 3 == 0 ? "$.name" : "$.label";
          transform(portions, hour, path, hour % 10);
          transform(atOnce, hour, path, hour % 10);
          if (random.nextInt(5) == 0) {
            portions.compact();
          }
        }
        portions.compact();
        atOnce.compact();

        assertThat(portions.visibleRows(FIELDS))
            .as("seed %d", seed)
            .isEqualTo(atOnce.visibleRows(FIELDS));
      }
    }
  }

  @Test
  void aRawObjectThatIsReplayedCountsOnce() throws IOException {
    for (int hour = 5; hour < 10; hour++) {
      transform(lake, hour, "$.name", 7);
    }
    lake.compact();
    SortedMap<String, String> before = sums(lake);

    transform(lake, 6, "$.name", 1);
    lake.compact();
    lake.compact();

    assertThat(sums(lake)).isEqualTo(before);
  }

  @Test
  void aReplayOfAllRawObjectsOfADayIsExact() throws IOException {
    for (int hour = 5; hour < 10; hour++) {
      transform(lake, hour, "$.name", 7);
    }
    lake.compact();

    for (int hour = 5; hour < 10; hour++) {
      transform(lake, hour, "$.label", 2);
    }
    lake.compact();
    lake.compact();

    assertThat(sums(lake))
        .containsExactly(
            Map.entry("$.id 2026-11-21", "50 0 5"), Map.entry("$.label 2026-11-21", "10 40 5"));
  }
}
