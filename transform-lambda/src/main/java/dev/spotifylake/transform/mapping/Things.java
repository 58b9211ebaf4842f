package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Row;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tracks, albums, artists, shows and episodes of one answer: each once, from its fullest
/// occurrence.
final class Things {
  // Some 50 MB of rows. An answer with more things than this is no page of Spotify's but a file
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
  private final Set<String> written = new HashSet<>();

  Things(Writer writer) {
    this.writer = writer;
  }

  /// A thing and the rows that belong to it alone, such as a track and its credits.
  private record Occurrence(Row row, List<? extends Row> details, boolean rowIsWritten) {
    int fullness() {
      int known = details.size();
      for (ColumnDefinition column : LakeTables.of(row.getClass()).columns()) {
        if (column.valueOf().apply(row) != null) {
          known++;
        }
      }
      return known;
    }
  }

  /// A thing is told of in the answer.
  void add(String id, Row row, List<? extends Row> details) throws IOException {
    String key = key(id, row);
    Occurrence known = held.get(key);
    if (written.contains(key) || (known != null && known.rowIsWritten)) {
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

  /// A thing was an element of the answer, whose row is written by its own account; only its
  /// details are still to come.
  void addElement(String id, Row row, List<? extends Row> details) throws IOException {
    String key = key(id, row);
    if (!written.contains(key)) {
      makeRoom();
      held.put(key, new Occurrence(row, details, true));
    }
  }

  private static String key(String id, Row row) {
    return row.getClass().getSimpleName() + ' ' + id;
  }

  private void makeRoom() throws IOException {
    if (held.size() >= MOST_HELD) {
      flush();
    }
  }

  /// Writes everything held, in the order of first sighting.
  void flush() throws IOException {
    for (Map.Entry<String, Occurrence> entry : held.entrySet()) {
      Occurrence occurrence = entry.getValue();
      if (!occurrence.rowIsWritten) {
        writer.write(occurrence.row);
      }
      for (Row detail : occurrence.details) {
        writer.write(detail);
      }
      written.add(entry.getKey());
    }
    held.clear();
  }
}
