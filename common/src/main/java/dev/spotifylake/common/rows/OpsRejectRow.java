package dev.spotifylake.common.rows;

import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import org.jspecify.annotations.Nullable;

/// One row is something that could not be used.
@LakeTable(
    position = 160,
    name = "ops_rejects",
    oneRowIs = "something that could not be used",
    key = {"line", "json_path", "reason"})
public record OpsRejectRow(
    Observation observation,
    @Doc("Line of the raw object, from 1") Long line,
    @Doc("Position in the response, such as $.items[3]") String jsonPath,
    @Doc("Why: null_element, not_json, truncated, unknown_shape, outside_partitions, ...")
        String reason,
    @Doc("First 500 characters of what was there") @Nullable String excerpt)
    implements Row {}
