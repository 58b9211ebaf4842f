package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import org.jspecify.annotations.Nullable;

/// One row is a credit: an artist on a track, as observed in one response.
@LakeTable(
    position = 30,
    name = "track_artists",
    oneRowIs = "a credit: an artist on a track, as observed in one response",
    partition = Partition.NONE,
    key = {"track_id", "position"},
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
public record TrackArtistRow(
    Observation observation,
    @Doc("Spotify id of the track") String trackId,
    @Doc("Spotify id of the artist; NULL for local files") @Nullable String artistId,
    @Doc("Position among the credits, from 0") Integer position,
    @Doc("Name as credited") @Nullable String artistName)
    implements Row {}
