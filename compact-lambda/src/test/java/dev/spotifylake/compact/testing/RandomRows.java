package dev.spotifylake.compact.testing;

import dev.spotifylake.common.rows.AlbumRow;
import dev.spotifylake.common.rows.ArtistGenreRow;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.rows.TrackArtistRow;
import dev.spotifylake.common.rows.TrackRow;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Rows of a few entities with a few values each, so that values return.
public final class RandomRows {
  /// Of each kind of table one or two.
  public static final List<Class<? extends Row>> ROW_TYPES =
      List.of(
          TrackRow.class,
          AlbumRow.class,
          TrackArtistRow.class,
          ArtistGenreRow.class,
          PlayRow.class,
          OpsPassRow.class);

  /// One of each kind of table.
  public static final List<Class<? extends Row>> ONE_OF_EACH_KIND =
      List.of(TrackRow.class, TrackArtistRow.class, PlayRow.class);

  private static final Instant FIRST_PLAY = Instant.parse("2026-09-29T10:00:00Z");

  private RandomRows() {}

  /// The rows of some tables that one response could have.
  public static List<Row> ofResponse(
      RandomGenerator random, Observation observation, List<Class<? extends Row>> types) {
    List<Row> rows = new ArrayList<>();
    for (Class<? extends Row> type : types) {
      if (random.nextInt(3) > 0) {
        int entity = random.nextInt(2);
        int length = isList(type) ? 1 + random.nextInt(3) : 1;
        int value = random.nextInt(3);
        for (int position = 0; position < length; position++) {
          rows.add(row(type, observation, entity, position, value));
        }
      }
    }
    return rows;
  }

  private static boolean isList(Class<? extends Row> type) {
    return LakeTables.of(type).key().contains("position");
  }

  /// A row whose unknown, known and key values depend on the numbers only.
  public static Row row(
      Class<? extends Row> type, Observation observation, int entity, int position, int value) {
    TableDefinition table = LakeTables.of(type);
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    int own = table.columns().size() - components.length + 1;
    for (int i = 0; i < components.length; i++) {
      if (components[i].getType() == Observation.class) {
        values[i] = observation;
      } else {
        ColumnDefinition column = table.columns().get(own + i - 1);
        boolean isKey = table.key().contains(column.name());
        values[i] =
            column.name().equals("position")
                ? Integer.valueOf(position)
                : value(column, isKey ? entity : value);
      }
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<? extends Row> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object value(ColumnDefinition column, int number) {
    if (number == 0 && column.nullable()) {
      return null;
    }
    return switch (column.type()) {
      case STRING -> "text, \"" + number + "\"";
      case INT -> number;
      case BIGINT -> 1L << 40 | number;
      case DOUBLE -> number / 7.0;
      case BOOLEAN -> number == 1;
      case DATE -> LocalDate.of(1969 + number, 12, 31);
      case TIMESTAMP -> FIRST_PLAY.plusSeconds(number * 86_400L);
    };
  }
}
