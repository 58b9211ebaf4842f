package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import org.jspecify.annotations.Nullable;

/// One row is a track as observed in one response.
@LakeTable(
    position = 20,
    name = "tracks",
    oneRowIs = "a track as observed in one response",
    partition = Partition.NONE,
    key = {"track_id"},
    fedBy = {
      Source.RECENTLY_PLAYED,
      Source.SAVED_TRACKS,
      Source.TOP_TRACKS,
      Source.PLAYLIST,
      Source.PLAYLIST_ITEMS,
      Source.ALBUM,
      Source.ALBUM_TRACKS,
      Source.TRACK,
      Source.SEARCH,
      Source.ARTIST_TOP_TRACKS
    })
public record TrackRow(
    Observation observation,
    @Doc("Spotify id of the track") String trackId,
    @Doc("Spotify URI") @Nullable String uri,
    @Doc("Title") @Nullable String name,
    @Doc("Album it was shown on") @Nullable String albumId,
    @Doc("Title of that album") @Nullable String albumName,
    @Doc("Disc, from 1") @Nullable Integer discNumber,
    @Doc("Position on the disc, from 1") @Nullable Integer trackNumber,
    @Doc("Length in milliseconds") @Nullable Long durationMs,
    @Doc("Whether marked as explicit") @Nullable Boolean explicit,
    @Doc("Whether it is a local file of the user") @Nullable Boolean isLocal,
    @Doc("Whether it could be played in the market of the request") @Nullable Boolean isPlayable,
    @Doc("Why it cannot be played: market, product, explicit, ...")
        @Nullable String restrictionReason,
    @Doc("Track that was requested when Spotify returned another (not for new apps)")
        @Nullable String linkedFromId,
    @Doc("International Standard Recording Code") @Nullable String isrc,
    @Doc("0 to 100 (not for new apps: NULL is unknown)") @Nullable Integer popularity,
    @Doc("Number of countries where it is available (not for new apps)")
        @Nullable Integer marketCount,
    @Doc("Link to open it in Spotify") @Nullable String url)
    implements Row {}
