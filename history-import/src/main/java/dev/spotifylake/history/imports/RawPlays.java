package dev.spotifylake.history.imports;

import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.raw.RawLine;
import dev.spotifylake.common.raw.RawObjectReader;
import dev.spotifylake.common.rows.OpsCoverageRow;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.transform.mapping.ObjectRows;
import dev.spotifylake.transform.mapping.ResponseMapping;
import dev.spotifylake.transform.mapping.ResponseRows;
import dev.spotifylake.transform.response.FieldCounts;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads plays and polls from raw objects, without writing tables.
final class RawPlays {
  private final ObjectStore raw;

  RawPlays(ObjectStore raw) {
    this.raw = raw;
  }

  /// All raw keys of a source and account, sorted.
  List<String> keys(Source source, String account) throws IOException {
    try (Stream<ObjectEntry> entries = raw.list(RawKey.prefix(source, account))) {
      return entries.map(ObjectEntry::key).filter(key -> key.endsWith(RawKey.SUFFIX)).toList();
    }
  }

  /// Passes the plays and polls of one object on, in order.
  void read(String rawKey, Consumer<PlayRow> plays, Consumer<OpsCoverageRow> polls)
      throws IOException {
    ObjectRows rows =
        new ObjectRows(
            (row, month) -> {
              if (row instanceof PlayRow play) {
                plays.accept(play);
              } else if (row instanceof OpsCoverageRow poll) {
                polls.accept(poll);
              }
            });
    try (StoredObject stored = raw.get(rawKey)) {
      if (stored != null) {
        read(rawKey, stored, rows);
      }
    }
  }

  private static void read(String rawKey, StoredObject stored, ObjectRows rows) throws IOException {
    FieldCounts fields = new FieldCounts();
    try (RawObjectReader reader = new RawObjectReader(stored.content())) {
      for (RawLine line = reader.next(); line != null; line = reader.next()) {
        if (line instanceof RawLine.Response response && response.header().isSuccess()) {
          RawHeader header = response.header();
          Observation observation =
              new Observation(header.account(), header.observedAt(), header.runId(), rawKey);
          ResponseRows responseRows =
              new ResponseRows(rows, header, observation, response.number());
          new ResponseMapping(responseRows).read(response.body(), fields);
        }
      }
    }
  }
}
