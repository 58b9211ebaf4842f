package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import org.jspecify.annotations.Nullable;

/// One row is one reading of a list.
@LakeTable(
    position = 180,
    name = "ops_passes",
    oneRowIs = "one reading of a list",
    key = {"source", "entity", "pass_id"},
    fedBy = {Source.RUN})
public record OpsPassRow(
    Observation observation,
    @Doc("Source that was read") String source,
    @Doc("Playlist, artist or other entity that has the list") @Nullable String entity,
    @Doc("Names this reading") String passId,
    @Doc("full, or incremental (down to what was known)") String kind,
    @Doc("Elements read") Integer items,
    @Doc("Whether the reading reached the end") Boolean complete,
    @Doc("Whether the list stayed the same while it was read") Boolean consistent)
    implements Row {}
