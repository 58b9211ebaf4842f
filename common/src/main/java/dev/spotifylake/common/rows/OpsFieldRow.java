package dev.spotifylake.common.rows;

import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;

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
    @Doc("Objects at the same position that lacked it") Long absent)
    implements Row {}
