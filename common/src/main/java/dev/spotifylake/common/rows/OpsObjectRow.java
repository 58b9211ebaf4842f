package dev.spotifylake.common.rows;

import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;

/// One row is one raw object transformed.
@LakeTable(
    position = 150,
    name = "ops_objects",
    oneRowIs = "one raw object transformed",
    key = {"raw_key"})
public record OpsObjectRow(
    Observation observation,
    @Doc("Source of the object") String source,
    @Doc("Elements in its responses = rows + rejects + already_stored") Long elements,
    @Doc("Rows made in the primary table of the source") Long rows,
    @Doc("Elements that could not be used") Long rejects,
    @Doc("Plays that an earlier poll has stored, or that the response contains twice")
        Long alreadyStored,
    @Doc("Files written") Integer outputs)
    implements Row {}
