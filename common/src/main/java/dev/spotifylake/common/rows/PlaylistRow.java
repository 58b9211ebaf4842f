package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import org.jspecify.annotations.Nullable;

/// One row is a playlist as observed in one response.
@LakeTable(
    position = 80,
    name = "playlists",
    oneRowIs = "a playlist as observed in one response",
    key = {"playlist_id"},
    fedBy = {Source.PLAYLISTS, Source.PLAYLIST, Source.SEARCH})
public record PlaylistRow(
    Observation observation,
    @Doc("Spotify id of the playlist") String playlistId,
    @Doc("Spotify URI") @Nullable String uri,
    @Doc("Name") @Nullable String name,
    @Doc("Description") @Nullable String description,
    @Doc("User who owns it") @Nullable String ownerId,
    @Doc("Display name of the owner") @Nullable String ownerName,
    @Doc("Whether it shows on the profile of its owner") @Nullable Boolean isPublic,
    @Doc("Whether others may edit it") @Nullable Boolean isCollaborative,
    @Doc("Version of the contents; equal snapshots have equal contents")
        @Nullable String snapshotId,
    @Doc("Number of followers") @Nullable Long followers,
    @Doc("Number of entries as reported by Spotify") @Nullable Integer totalItems,
    @Doc("Whether Spotify lets this app read the entries") @Nullable Boolean contentsVisible,
    @Doc("Reading of the whole list of playlists that this row belongs to") @Nullable String passId)
    implements Row {}
