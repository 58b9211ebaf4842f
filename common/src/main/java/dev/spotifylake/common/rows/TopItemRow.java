package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import org.jspecify.annotations.Nullable;

/// One row is a rank in a top list.
@LakeTable(
    position = 110,
    name = "top_items",
    oneRowIs = "a rank in a top list",
    key = {"item_type", "time_range", "rank"},
    fedBy = {Source.TOP_TRACKS, Source.TOP_ARTISTS})
public record TopItemRow(
    Observation observation,
    @Doc("track or artist") String itemType,
    @Doc("short_term (about 4 weeks), medium_term (6 months) or long_term (a year)")
        String timeRange,
    @Doc("Position in the list, from 1") Integer rank,
    @Doc("Spotify id") @Nullable String itemId,
    @Doc("Title or name") @Nullable String itemName)
    implements Row {}
