package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;

/// One row is a genre of an artist, as observed in one response.
@LakeTable(
    position = 70,
    name = "artist_genres",
    oneRowIs = "a genre of an artist, as observed in one response",
    partition = Partition.NONE,
    key = {"artist_id", "position"},
    fedBy = {
      Source.RECENTLY_PLAYED,
      Source.SAVED_TRACKS,
      Source.SAVED_ALBUMS,
      Source.FOLLOWED_ARTISTS,
      Source.TOP_TRACKS,
      Source.TOP_ARTISTS,
      Source.PLAYLIST,
      Source.PLAYLIST_ITEMS,
      Source.ARTIST,
      Source.ARTIST_ALBUMS,
      Source.ALBUM,
      Source.ALBUM_TRACKS,
      Source.TRACK,
      Source.SEARCH,
      Source.NEW_RELEASES,
      Source.ARTIST_TOP_TRACKS
    })
public record ArtistGenreRow(
    Observation observation,
    @Doc("Spotify id of the artist") String artistId,
    @Doc("Genre as Spotify names it (not for new apps)") String genre,
    @Doc("Position in the list, from 0") Integer position)
    implements Row {}
