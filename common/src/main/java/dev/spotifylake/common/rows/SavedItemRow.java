package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row is an item in the library, as observed in one response.
@LakeTable(
    position = 100,
    name = "saved_items",
    oneRowIs = "an item in the library, as observed in one response",
    key = {"item_type", "item_id"},
    fedBy = {
      Source.SAVED_TRACKS,
      Source.SAVED_ALBUMS,
      Source.SAVED_SHOWS,
      Source.SAVED_EPISODES,
      Source.SAVED_AUDIOBOOKS,
      Source.FOLLOWED_ARTISTS
    })
public record SavedItemRow(
    Observation observation,
    @Doc("track, album, show, episode, audiobook or artist (followed)") String itemType,
    @Doc("Spotify id; NULL for local files") @Nullable String itemId,
    @Doc("Spotify URI") @Nullable String itemUri,
    @Doc("Title or name") @Nullable String itemName,
    @Doc("When it was saved (UTC); unknown for audiobooks and followed artists")
        @Nullable Instant addedAt,
    @Doc("Reading of the whole list that this row belongs to") @Nullable String passId)
    implements Row {}
