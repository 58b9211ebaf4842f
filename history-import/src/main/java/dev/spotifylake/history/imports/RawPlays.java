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
import dev.spotifylake.transform.mapping.PartitionRange;
import dev.spotifylake.transform.mapping.ResponseMapping;
import dev.spotifylake.transform.mapping.ResponseRows;
import dev.spotifylake.transform.response.FieldCounts;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Plays and looks as raw tells them, without making a file of them.
final class RawPlays {
  private final ObjectStore raw;
  private final PartitionRange range;

  RawPlays(ObjectStore raw, PartitionRange range) {
    this.raw = raw;
    this.range = range;
  }

  /// All raw keys of a source and account, sorted.
  List<String> keys(Source source, String account) throws IOException {
    try (Stream<ObjectEntry> entries = raw.list(RawKey.prefix(source, account))) {
      return entries.map(ObjectEntry::key).filter(key -> key.endsWith(RawKey.SUFFIX)).toList();
    }
  }

  /// Reads one object and tells its plays and looks in order.
  void read(String rawKey, Consumer<PlayRow> plays, Consumer<OpsCoverageRow> looks)
      throws IOException {
    ObjectRows rows =
        new ObjectRows(
            (row, partition) -> {
              if (row instanceof PlayRow play) {
                plays.accept(play);
              } else if (row instanceof OpsCoverageRow look) {
                looks.accept(look);
              }
            },
            range);
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
        if (line instanceof RawLine.Response answer && answer.header().isSuccess()) {
          RawHeader header = answer.header();
          Observation observation =
              new Observation(header.account(), header.observedAt(), header.runId(), rawKey);
          ResponseRows answerRows = new ResponseRows(rows, header, observation, answer.number());
          new ResponseMapping(answerRows).read(answer.body(), fields);
        }
      }
    }
  }
}
