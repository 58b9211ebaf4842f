package dev.spotifylake.compact.testing;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.config.Retention;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.rows.OpsRunRow;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.rows.SavedItemRow;
import dev.spotifylake.common.rows.TrackRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.compact.CompactionSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A lake with rows of 2023, 2025 and 2026, for retentions of one year, and of two years for plays.
public final class AgedLake {
  public static final CompactionSettings SETTINGS =
      CompactedLake.smallSteps().keeping(new Retention(365, 730));

  public static final List<Class<? extends Row>> TYPES =
      List.of(TrackRow.class, OpsRunRow.class, PlayRow.class, OpsPassRow.class, SavedItemRow.class);

  private AgedLake() {}

  /// A row whose ids are made of the first number, and whose other values are made of the second.
  private record Made(Class<? extends Row> type, int entity, int value) {}

  public static CompactedLake in(ObjectStore store) throws IOException {
    CompactedLake lake = new CompactedLake(store, LakeFormat.PARQUET);
    transform(
        lake,
        "2023-05-05T10:00:00Z",
        new Made(TrackRow.class, 1, 1),
        new Made(TrackRow.class, 2, 1),
        new Made(OpsRunRow.class, 1, 1),
        new Made(PlayRow.class, 1, 2),
        new Made(OpsPassRow.class, 1, 1),
        new Made(SavedItemRow.class, 1, 1),
        new Made(SavedItemRow.class, 2, 2));
    // This play names track 1.
    transform(
        lake,
        "2025-06-05T10:00:00Z",
        new Made(TrackRow.class, 2, 1),
        new Made(OpsRunRow.class, 1, 1),
        new Made(PlayRow.class, 2, 1));
    transform(
        lake,
        "2026-06-05T10:00:00Z",
        new Made(TrackRow.class, 2, 2),
        new Made(OpsRunRow.class, 1, 1),
        new Made(PlayRow.class, 3, 0));
    return lake;
  }

  private static void transform(CompactedLake lake, String time, Made... made) throws IOException {
    RawKey key = new RawKey(Source.SAVED_TRACKS, "me", Instant.parse(time), "run", 0);
    Observation observation = new Observation(key.account(), key.time(), key.runId(), key.key());
    lake.transform(
        key,
        Arrays.stream(made)
            .map(row -> RandomRows.row(row.type(), observation, row.entity(), 0, row.value()))
            .toList());
  }

  /// The years of the rows that readers see, by table.
  public static Map<String, List<String>> years(CompactedLake lake) throws IOException {
    Map<String, List<String>> years = new TreeMap<>();
    for (Class<? extends Row> type : TYPES) {
      var table = LakeTables.of(type);
      int observedAt = table.columnNames().indexOf("observed_at");
      years.put(
          table.name(),
          lake.visibleRows(table).stream()
              .map(row -> String.valueOf(row.get(observedAt)).substring(0, 4))
              .sorted()
              .toList());
    }
    return years;
  }
}
