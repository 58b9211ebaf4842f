package dev.spotifylake.common.rows;

import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import org.jspecify.annotations.Nullable;

/// One row is how often a field was present in the responses of one raw object.
@LakeTable(
    position = 170,
    name = "ops_fields",
    oneRowIs = "how often a field was present in the responses of one raw object",
    key = {"source", "json_path"})
public record OpsFieldRow(
    Observation observation,
    @Doc("Source of the object") String source,
    @Doc("Field, with [] for any array element") String jsonPath,
    @Doc("Objects that had the field") Long present,
    @Doc("Objects at the same position that lacked it") Long absent,
    @Doc("Raw objects that this row of a day sums up; NULL in a row of one raw object")
        @Nullable Long rawObjects,
    @Doc("Hashes of their keys, 12 hex digits each; NULL in a row of one raw object")
        @Nullable String rawHashes)
    implements Row {
  /// A row of one raw object. Compaction sums them up.
  public static OpsFieldRow ofObject(
      Observation observation, String source, String jsonPath, long present, long absent) {
    return new OpsFieldRow(observation, source, jsonPath, present, absent, null, null);
  }
}
