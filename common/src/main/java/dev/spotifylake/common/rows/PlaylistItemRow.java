package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row is an entry at a position in a snapshot of a playlist.
@LakeTable(
    position = 90,
    name = "playlist_items",
    oneRowIs = "an entry at a position in a snapshot of a playlist",
    key = {"playlist_id", "snapshot_id", "pass_id", "position"},
    fedBy = {Source.PLAYLIST_ITEMS})
public record PlaylistItemRow(
    Observation observation,
    @Doc("Spotify id of the playlist") String playlistId,
    @Doc("Version of the contents that was read") @Nullable String snapshotId,
    @Doc("Reading of the whole playlist that this row belongs to") @Nullable String passId,
    @Doc("Position in the playlist, from 0") Integer position,
    @Doc("Spotify URI of the entry") @Nullable String itemUri,
    @Doc("track, episode or another type as sent; NULL for an entry that was removed from Spotify")
        @Nullable String itemType,
    @Doc("present, removed (Spotify sent null), local or ghost (an episode without any value)")
        String itemStatus,
    @Doc("Spotify id where the entry is a track") @Nullable String trackId,
    @Doc("Spotify id where the entry is an episode") @Nullable String episodeId,
    @Doc("Title of the entry") @Nullable String itemName,
    @Doc("When it was added (UTC); NULL in very old playlists") @Nullable Instant addedAt,
    @Doc("User who added it") @Nullable String addedBy,
    @Doc("Whether it is a file of the user") @Nullable Boolean isLocal)
    implements Row {}
