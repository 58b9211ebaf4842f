package dev.spotifylake.common.rows;

import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Every table of the lake, in the order the data dictionary shows them.
public final class LakeTables {
  private static final List<Class<? extends Row>> ROW_TYPES =
      List.of(
          PlayRow.class,
          TrackRow.class,
          TrackArtistRow.class,
          AlbumRow.class,
          AlbumArtistRow.class,
          ArtistRow.class,
          ArtistGenreRow.class,
          PlaylistRow.class,
          PlaylistItemRow.class,
          SavedItemRow.class,
          TopItemRow.class,
          ShowRow.class,
          EpisodeRow.class,
          OpsRunRow.class,
          OpsObjectRow.class,
          OpsRejectRow.class,
          OpsFieldRow.class,
          OpsPassRow.class,
          OpsCoverageRow.class);

  // Each is looked up when first asked for: a function that writes three tables does not load
  // nineteen.
  private static final Map<Class<? extends Row>, TableDefinition> DEFINITIONS =
      new ConcurrentHashMap<>();

  private LakeTables() {}

  /// The records the tables are defined by.
  public static List<Class<? extends Row>> rowTypes() {
    return ROW_TYPES;
  }

  public static List<TableDefinition> all() {
    return ROW_TYPES.stream().map(LakeTables::of).toList();
  }

  public static TableDefinition of(Class<? extends Row> rowType) {
    return DEFINITIONS.computeIfAbsent(rowType, TableDefinition::of);
  }

  public static TableDefinition byName(String name) {
    return all().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no table is called '"
                        + name
                        + "'; the lake has "
                        + all().stream().map(TableDefinition::name).toList()));
  }
}
