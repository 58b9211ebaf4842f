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
    @Doc(
            "Start of the gap (UTC): newest play of the previous poll, or the time of that poll if"
                + " it was empty; NULL if there is no gap")
        @Nullable Instant gapFrom,
    @Doc(
            "End of the gap (UTC): oldest play of this poll, or the time of this poll if it is"
                + " empty; NULL if there is no gap")
        @Nullable Instant gapTo)
    implements Row {}
