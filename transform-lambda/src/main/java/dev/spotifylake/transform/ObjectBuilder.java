package dev.spotifylake.transform;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.raw.RawLine;
import dev.spotifylake.common.raw.RawObjectReader;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.OpsFieldRow;
import dev.spotifylake.common.rows.OpsObjectRow;
import dev.spotifylake.common.rows.OpsRejectRow;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.file.OutputSet;
import dev.spotifylake.transform.mapping.Accounting;
import dev.spotifylake.transform.mapping.ObjectRows;
import dev.spotifylake.transform.mapping.ResponseMapping;
import dev.spotifylake.transform.mapping.ResponseRows;
import dev.spotifylake.transform.mapping.RowSink;
import dev.spotifylake.transform.response.FieldCounts;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/// Builds all outputs of one raw object and puts none.
final class ObjectBuilder {
  private final ObjectStore raw;
  private final List<FileFormat> formats;
  private final UnaryOperator<RowSink> aroundSink;

  /// @param aroundSink wraps the sink of all rows; a test gives the rows of an earlier release
  ObjectBuilder(ObjectStore raw, List<FileFormat> formats, UnaryOperator<RowSink> aroundSink) {
    this.raw = raw;
    this.formats = formats;
    this.aroundSink = aroundSink;
  }

  /// @throws LakeException if there is no such object, or its accounting does not match
  BuiltObject build(String rawKey) throws IOException {
    RawKey key = parse(rawKey);
    OutputSet outputs = new OutputSet(formats, key.outputName());
    boolean built = false;
    try (StoredObject stored = raw.get(rawKey)) {
      if (stored == null) {
        throw new LakeException(
            "there is no raw object "
                + rawKey
                + "; expected the key of an object below the lake's raw/");
      }
      BuiltObject object = build(key, stored, outputs);
      built = true;
      return object;
    } finally {
      if (!built) {
        outputs.close();
      }
    }
  }

  private static RawKey parse(String rawKey) {
    try {
      return RawKey.parse(rawKey);
    } catch (IllegalArgumentException noRawKey) {
      throw new LakeException(String.valueOf(noRawKey.getMessage()), noRawKey);
    }
  }

  private BuiltObject build(RawKey key, StoredObject stored, OutputSet outputs) throws IOException {
    Observation ofObject = new Observation(key.account(), key.time(), key.runId(), key.key());
    ObjectRows rows =
        new ObjectRows(
            aroundSink.apply(
                (row, month) -> outputs.write(LakeTables.of(row.getClass()), month, row)));
    FieldCounts fields = new FieldCounts();
    try (RawObjectReader reader = new RawObjectReader(stored.content())) {
      for (RawLine line = reader.next(); line != null; line = reader.next()) {
        map(line, rows, fields, ofObject);
      }
    }
    Accounting accounting = rows.accounting();
    accounting.check(key.key());
    writeFields(rows, fields, ofObject, key);
    int files = outputs.size() + formats.size(); // with those of the row that is written next
    rows.writeOps(
        new OpsObjectRow(
            ofObject,
            key.source().wireName(),
            accounting.elements(),
            accounting.primaryRows(),
            accounting.rejects(),
            accounting.alreadyStored(),
            files));
    SortedMap<String, Long> rowsByTable = outputs.rowsByTable();
    checkRejects(key, accounting, rowsByTable);
    return new BuiltObject(key.key(), accounting, rowsByTable, outputs.finish(), outputs);
  }

  private static void writeFields(
      ObjectRows rows, FieldCounts fields, Observation ofObject, RawKey key) throws IOException {
    fields.<IOException>visitFields(
        (jsonPath, present, absent) ->
            rows.writeOps(
                OpsFieldRow.ofObject(
                    ofObject, key.source().wireName(), jsonPath, present, absent)));
  }

  /// The files must hold as many rejects as were counted.
  private static void checkRejects(
      RawKey key, Accounting accounting, SortedMap<String, Long> rowsByTable) {
    TableDefinition rejects = LakeTables.of(OpsRejectRow.class);
    long written = rowsByTable.getOrDefault(rejects.name(), 0L);
    if (written != accounting.rejects()) {
      throw Accounting.mismatch(
          "%s: %d rejects but %d written".formatted(key.key(), accounting.rejects(), written));
    }
  }

  private static void map(RawLine line, ObjectRows rows, FieldCounts fields, Observation ofObject)
      throws IOException {
    switch (line) {
      case RawLine.Response response -> {
        RawHeader header = response.header();
        if (header.isSuccess()) {
          ResponseRows responseRows =
              new ResponseRows(rows, header, observation(header, ofObject), response.number());
          new ResponseMapping(responseRows).read(response.body(), fields);
        }
      }
      case RawLine.TextResponse response -> {
        RawHeader header = response.header();
        if (header.isSuccess()) {
          rows.rejectLine(
              observation(header, ofObject),
              response.number(),
              BrokenText.isTruncated(response.text()) ? "truncated" : "not_json",
              response.text());
        }
      }
      case RawLine.Damaged damaged ->
          rows.rejectLine(ofObject, damaged.number(), damaged.reason(), damaged.excerpt());
    }
  }

  private static Observation observation(RawHeader header, Observation ofObject) {
    return new Observation(
        header.account(), header.observedAt(), header.runId(), ofObject.rawKey());
  }
}
