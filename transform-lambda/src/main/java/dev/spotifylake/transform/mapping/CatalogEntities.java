package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The tracks, albums, artists, shows and episodes of one response. Each becomes one row, from its
/// fullest occurrence.
final class CatalogEntities {
  // About 50 MB of rows. A response with more entities is not a page of Spotify but a file made of
  // many pages. Beyond this number the first occurrence of an entity is taken, not the fullest.
  private static final int MOST_HELD = 20_000;

  /// Writes a row that the accounting does not count.
  @FunctionalInterface
  interface Writer {
    boolean write(Row row) throws IOException;
  }

  private final Writer writer;
  private final Map<String, Occurrence> held = new LinkedHashMap<>();
  // Hashes instead of texts: a response may have any length.
  private final HashSet128 written = new HashSet128();

  CatalogEntities(Writer writer) {
    this.writer = writer;
  }

  /// An entity and the rows that belong to it alone, such as a track and its credits.
  private static final class Occurrence {
    private static final int NOT_COUNTED = -1;

    private final Row row;
    private final List<? extends Row> details;
    private final boolean rowIsWritten;
    private int fullness = NOT_COUNTED;

    Occurrence(Row row, List<? extends Row> details, boolean rowIsWritten) {
      this.row = row;
      this.details = details;
      this.rowIsWritten = rowIsWritten;
    }

    /// Counted once: an artist occurs with every track.
    int fullness() {
      if (fullness == NOT_COUNTED) {
        fullness = details.size() + knownColumns();
      }
      return fullness;
    }

    private int knownColumns() {
      int known = 0;
      for (ColumnDefinition column : LakeTables.of(row.getClass()).columns()) {
        if (column.valueOf().apply(row) != null) {
          known++;
        }
      }
      return known;
    }
  }

  /// Adds an entity that the response contains inside of an element.
  void add(String id, Row row, List<? extends Row> details) throws IOException {
    String key = key(id, row);
    Occurrence known = held.get(key);
    if (isWritten(key) || (known != null && known.rowIsWritten)) {
      return;
    }
    Occurrence occurrence = new Occurrence(row, details, false);
    if (known == null) {
      makeRoom();
      held.put(key, occurrence);
    } else if (occurrence.fullness() > known.fullness()) {
      held.replace(key, occurrence);
    }
  }

  /// Adds an entity that is an element of the response. Its row is written already, as the
  /// element's primary row; its details are not.
  void addElement(String id, Row row, List<? extends Row> details) throws IOException {
    String key = key(id, row);
    if (!isWritten(key)) {
      makeRoom();
      held.put(key, new Occurrence(row, details, true));
    }
  }

  private static String key(String id, Row row) {
    return row.getClass().getSimpleName() + ' ' + id;
  }

  private void makeRoom() throws IOException {
    if (held.size() >= MOST_HELD) {
      for (String key : held.keySet()) {
        UUID hash = hash(key);
        written.add(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
      }
      flush();
    }
  }

  private boolean isWritten(String key) {
    if (written.size() == 0) {
      return false;
    }
    UUID hash = hash(key);
    return written.contains(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
  }

  private static UUID hash(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes everything held, in the order of first occurrence.
  void flush() throws IOException {
    for (Occurrence occurrence : held.values()) {
      if (!occurrence.rowIsWritten) {
        writer.write(occurrence.row);
      }
      for (Row detail : occurrence.details) {
        writer.write(detail);
      }
    }
    held.clear();
  }
}
