package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row is one poll of the recently played tracks.
@LakeTable(
    position = 190,
    name = "ops_coverage",
    oneRowIs = "one poll of the recently played tracks",
    key = {"raw_key"},
    fedBy = {Source.RECENTLY_PLAYED})
public record OpsCoverageRow(
    Observation observation,
    @Doc("Oldest play of the response (UTC)") @Nullable Instant windowFrom,
    @Doc("Newest play of the response (UTC)") @Nullable Instant windowTo,
    @Doc("Plays in the response") Integer plays,
    @Doc("Plays that no earlier poll had") Integer newPlays,
    @Doc("Whether no play can have been lost between the previous poll and this one")
        Boolean continuous,
    @Doc("Where it is not: newest play of the previous poll (UTC)") @Nullable Instant gapFrom,
    @Doc("Where it is not: oldest play of this poll (UTC)") @Nullable Instant gapTo)
    implements Row {}
