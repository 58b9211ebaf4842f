package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import org.jspecify.annotations.Nullable;

/// One row is an artist as observed in one response.
@LakeTable(
    position = 60,
    name = "artists",
    oneRowIs = "an artist as observed in one response",
    partition = Partition.NONE,
    key = {"artist_id"},
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
public record ArtistRow(
    Observation observation,
    @Doc("Spotify id of the artist") String artistId,
    @Doc("Spotify URI") @Nullable String uri,
    @Doc("Name") @Nullable String name,
    @Doc("0 to 100 (not for new apps)") @Nullable Integer popularity,
    @Doc("Number of followers (not for new apps)") @Nullable Long followers,
    @Doc("Link to the largest image; the image itself is not stored") @Nullable String imageUrl,
    @Doc("Link to open it in Spotify") @Nullable String url)
    implements Row {}
