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

/// The tracks, albums, artists, shows and episodes of one response: each once, from its fullest
/// occurrence.
final class CatalogEntities {
  // Some 50 MB of rows. A response with more things than this is no page of Spotify's but a file
  // made of many;
  // of what it repeats after this point the first occurrence stands.
  private static final int MOST_HELD = 20_000;

  /// Writes a row that lies outside the accounting.
  @FunctionalInterface
  interface Writer {
    boolean write(Row row) throws IOException;
  }

  private final Writer writer;
  private final Map<String, Occurrence> held = new LinkedHashMap<>();
  // A set of texts would grow with a response of any length, and so would the memory.
  private final HashSet128 written = new HashSet128();

  CatalogEntities(Writer writer) {
    this.writer = writer;
  }

  /// A thing and the rows that belong to it alone, such as a track and its credits.
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

    /// Counted once: an artist is told of with every track.
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

  /// A thing is told of in the response.
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

  /// A thing was an element of the response, whose row is written by its own account; only its
  /// details are still to come.
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

  /// Writes everything held, in the order of first sighting.
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
