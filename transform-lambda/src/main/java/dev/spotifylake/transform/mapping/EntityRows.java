package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.rows.AlbumArtistRow;
import dev.spotifylake.common.rows.AlbumRow;
import dev.spotifylake.common.rows.ArtistGenreRow;
import dev.spotifylake.common.rows.ArtistRow;
import dev.spotifylake.common.rows.EpisodeRow;
import dev.spotifylake.common.rows.ShowRow;
import dev.spotifylake.common.rows.TrackArtistRow;
import dev.spotifylake.common.rows.TrackRow;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.transform.response.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of single things, full or simplified. Null where a thing has no id: it cannot be found
/// again then.
final class EntityRows {
  private final Observation observation;

  EntityRows(Observation observation) {
    this.observation = observation;
  }

  /// @param albumId the album the track was listed for; its own word counts first
  @Nullable TrackRow track(JsonNode track, @Nullable String albumId) {
    String id = SpotifyUris.idOf(track);
    if (id == null) {
      return null;
    }
    JsonNode album = track.path("album");
    String ownAlbumId = SpotifyUris.idOf(album);
    return new TrackRow(
        observation,
        id,
        Fields.text(track, "uri"),
        Fields.text(track, "name"),
        ownAlbumId != null ? ownAlbumId : albumId,
        Fields.text(album, "name"),
        Fields.integer(track, "disc_number"),
        Fields.integer(track, "track_number"),
        Fields.big(track, "duration_ms"),
        Fields.bool(track, "explicit"),
        Fields.bool(track, "is_local"),
        Fields.bool(track, "is_playable"),
        Fields.textIn(track, "restrictions", "reason"),
        SpotifyUris.idOf(track.path("linked_from")),
        Fields.textIn(track, "external_ids", "isrc"),
        Fields.integer(track, "popularity"),
        marketCount(track),
        Fields.textIn(track, "external_urls", "spotify"));
  }

  List<TrackArtistRow> trackArtists(String trackId, JsonNode track) {
    List<TrackArtistRow> credits = new ArrayList<>();
    JsonNode artists = track.path("artists");
    for (int position = 0; position < artists.size(); position++) {
      JsonNode artist = artists.path(position);
      if (artist.isObject()) {
        credits.add(
            new TrackArtistRow(
                observation,
                trackId,
                SpotifyUris.idOf(artist),
                position,
                Fields.text(artist, "name")));
      }
    }
    return credits;
  }

  @Nullable AlbumRow album(JsonNode album, @Nullable String seenFor) {
    String id = SpotifyUris.idOf(album);
    if (id == null) {
      return null;
    }
    String releaseDateText = Fields.text(album, "release_date");
    LocalDate releaseDate = ReleaseDates.parse(releaseDateText);
    return new AlbumRow(
        observation,
        id,
        Fields.text(album, "uri"),
        Fields.text(album, "name"),
        Fields.text(album, "album_type"),
        Fields.text(album, "album_group"),
        Fields.integer(album, "total_tracks"),
        releaseDateText,
        Fields.text(album, "release_date_precision"),
        releaseDate,
        ReleaseDates.year(releaseDate),
        Fields.text(album, "label"),
        Fields.textIn(album, "external_ids", "upc"),
        Fields.integer(album, "popularity"),
        marketCount(album),
        Images.largest(album),
        Fields.textIn(album, "external_urls", "spotify"),
        seenFor);
  }

  List<AlbumArtistRow> albumArtists(String albumId, JsonNode album) {
    List<AlbumArtistRow> credits = new ArrayList<>();
    JsonNode artists = album.path("artists");
    for (int position = 0; position < artists.size(); position++) {
      JsonNode artist = artists.path(position);
      if (artist.isObject()) {
        credits.add(
            new AlbumArtistRow(
                observation,
                albumId,
                SpotifyUris.idOf(artist),
                position,
                Fields.text(artist, "name")));
      }
    }
    return credits;
  }

  @Nullable ArtistRow artist(JsonNode artist) {
    String id = SpotifyUris.idOf(artist);
    if (id == null) {
      return null;
    }
    return new ArtistRow(
        observation,
        id,
        Fields.text(artist, "uri"),
        Fields.text(artist, "name"),
        Fields.integer(artist, "popularity"),
        Fields.big(artist.path("followers"), "total"),
        Images.largest(artist),
        Fields.textIn(artist, "external_urls", "spotify"));
  }

  List<ArtistGenreRow> genres(String artistId, JsonNode artist) {
    List<ArtistGenreRow> rows = new ArrayList<>();
    JsonNode genres = artist.path("genres");
    for (int position = 0; position < genres.size(); position++) {
      JsonNode genre = genres.path(position);
      if (genre.isTextual() && !genre.textValue().isEmpty()) {
        rows.add(new ArtistGenreRow(observation, artistId, genre.textValue(), position));
      }
    }
    return rows;
  }

  @Nullable ShowRow show(JsonNode show) {
    String id = SpotifyUris.idOf(show);
    if (id == null) {
      return null;
    }
    return new ShowRow(
        observation,
        id,
        Fields.text(show, "uri"),
        Fields.text(show, "name"),
        Fields.text(show, "publisher"),
        Fields.integer(show, "total_episodes"));
  }

  @Nullable EpisodeRow episode(JsonNode episode) {
    String id = SpotifyUris.idOf(episode);
    if (id == null) {
      return null;
    }
    String releaseDateText = Fields.text(episode, "release_date");
    return new EpisodeRow(
        observation,
        id,
        SpotifyUris.idOf(episode.path("show")),
        Fields.text(episode, "uri"),
        Fields.text(episode, "name"),
        Fields.big(episode, "duration_ms"),
        releaseDateText,
        ReleaseDates.parse(releaseDateText),
        Fields.bool(episode, "explicit"),
        Fields.text(episode, "language"));
  }

  /// The list itself was counted while the answer was read.
  private static @Nullable Integer marketCount(JsonNode thing) {
    return Fields.integer(thing, "available_markets");
  }
}
