package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One row is an album as observed in one response.
@LakeTable(
    position = 40,
    name = "albums",
    oneRowIs = "an album as observed in one response",
    partition = Partition.NONE,
    key = {"album_id", "seen_for"},
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
public record AlbumRow(
    Observation observation,
    @Doc("Spotify id of the album") String albumId,
    @Doc("Spotify URI") @Nullable String uri,
    @Doc("Title") @Nullable String name,
    @Doc("album, single or compilation") @Nullable String albumType,
    @Doc(
            "Relation to the artist it was listed for: album, single, compilation, appears_on (not"
                + " for new apps)")
        @Nullable String albumGroup,
    @Doc("Number of tracks") @Nullable Integer totalTracks,
    @Doc("Release date as sent: a year, a month, a day or 0000") @Nullable String releaseDateRaw,
    @Doc("year, month or day as sent; may disagree with the text")
        @Nullable String releaseDatePrecision,
    @Doc(
            "Release date where the text is a valid one; the first day of a month or year that is"
                + " all that is known")
        @Nullable LocalDate releaseDate,
    @Doc("Year of the release date") @Nullable Integer releaseYear,
    @Doc("Record label (not for new apps)") @Nullable String label,
    @Doc("Universal Product Code") @Nullable String upc,
    @Doc("0 to 100 (not for new apps)") @Nullable Integer popularity,
    @Doc("Number of countries where it is available (not for new apps)")
        @Nullable Integer marketCount,
    @Doc("Link to the largest cover image; the image itself is not stored")
        @Nullable String imageUrl,
    @Doc("Link to open it in Spotify") @Nullable String url,
    @Doc(
            "Artist of the watch-list whose discography listed it, or browse for new releases; else"
                + " NULL")
        @Nullable String seenFor)
    implements Row {}
