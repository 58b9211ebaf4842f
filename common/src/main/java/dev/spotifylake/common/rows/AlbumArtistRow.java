package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import org.jspecify.annotations.Nullable;

/// One row is a credit: an artist on an album, as observed in one response.
@LakeTable(
    position = 50,
    name = "album_artists",
    oneRowIs = "a credit: an artist on an album, as observed in one response",
    partition = Partition.NONE,
    key = {"album_id", "position"},
    fedBy = {
      Source.RECENTLY_PLAYED,
      Source.SAVED_TRACKS,
      Source.SAVED_ALBUMS,
      Source.TOP_TRACKS,
      Source.PLAYLIST,
      Source.PLAYLIST_ITEMS,
      Source.ARTIST_ALBUMS,
      Source.ALBUM,
      Source.TRACK,
      Source.SEARCH,
      Source.NEW_RELEASES,
      Source.ARTIST_TOP_TRACKS
    })
public record AlbumArtistRow(
    Observation observation,
    @Doc("Spotify id of the album") String albumId,
    @Doc("Spotify id of the artist") @Nullable String artistId,
    @Doc("Position among the credits, from 0") Integer position,
    @Doc("Name as credited") @Nullable String artistName)
    implements Row {}
