package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.rows.AlbumArtistRow;
import dev.spotifylake.common.rows.AlbumRow;
import dev.spotifylake.common.rows.ArtistGenreRow;
import dev.spotifylake.common.rows.ArtistRow;
import dev.spotifylake.common.rows.EpisodeRow;
import dev.spotifylake.common.rows.ShowRow;
import dev.spotifylake.common.rows.TrackArtistRow;
import dev.spotifylake.common.rows.TrackRow;
import dev.spotifylake.common.table.Observation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of single catalog entities, full or simplified. Null if an entity has no id, since then it
/// cannot be identified in another response.
final class EntityRows {
  private final Observation observation;

  EntityRows(Observation observation) {
    this.observation = observation;
  }

  /// @param albumId the album whose tracks were requested, for a track that names no album
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
        JsonFields.text(track, "uri"),
        JsonFields.text(track, "name"),
        ownAlbumId != null ? ownAlbumId : albumId,
        JsonFields.text(album, "name"),
        JsonFields.integer(track, "disc_number"),
        JsonFields.integer(track, "track_number"),
        JsonFields.bigint(track, "duration_ms"),
        JsonFields.bool(track, "explicit"),
        JsonFields.bool(track, "is_local"),
        JsonFields.bool(track, "is_playable"),
        JsonFields.textIn(track, "restrictions", "reason"),
        SpotifyUris.idOf(track.path("linked_from")),
        JsonFields.textIn(track, "external_ids", "isrc"),
        JsonFields.integer(track, "popularity"),
        marketCount(track),
        JsonFields.textIn(track, "external_urls", "spotify"));
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
                JsonFields.text(artist, "name")));
      }
    }
    return credits;
  }

  @Nullable AlbumRow album(JsonNode album, @Nullable String seenFor) {
    String id = SpotifyUris.idOf(album);
    if (id == null) {
      return null;
    }
    String releaseDateText = JsonFields.text(album, "release_date");
    LocalDate releaseDate = ReleaseDates.parse(releaseDateText);
    return new AlbumRow(
        observation,
        id,
        JsonFields.text(album, "uri"),
        JsonFields.text(album, "name"),
        JsonFields.text(album, "album_type"),
        JsonFields.text(album, "album_group"),
        JsonFields.integer(album, "total_tracks"),
        releaseDateText,
        JsonFields.text(album, "release_date_precision"),
        releaseDate,
        ReleaseDates.year(releaseDate),
        JsonFields.text(album, "label"),
        JsonFields.textIn(album, "external_ids", "upc"),
        JsonFields.integer(album, "popularity"),
        marketCount(album),
        Images.largest(album),
        JsonFields.textIn(album, "external_urls", "spotify"),
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
                JsonFields.text(artist, "name")));
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
        JsonFields.text(artist, "uri"),
        JsonFields.text(artist, "name"),
        JsonFields.integer(artist, "popularity"),
        JsonFields.bigint(artist.path("followers"), "total"),
        Images.largest(artist),
        JsonFields.textIn(artist, "external_urls", "spotify"));
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
        JsonFields.text(show, "uri"),
        JsonFields.text(show, "name"),
        JsonFields.text(show, "publisher"),
        JsonFields.integer(show, "total_episodes"));
  }

  @Nullable EpisodeRow episode(JsonNode episode) {
    String id = SpotifyUris.idOf(episode);
    if (id == null) {
      return null;
    }
    String releaseDateText = JsonFields.text(episode, "release_date");
    return new EpisodeRow(
        observation,
        id,
        SpotifyUris.idOf(episode.path("show")),
        JsonFields.text(episode, "uri"),
        JsonFields.text(episode, "name"),
        JsonFields.bigint(episode, "duration_ms"),
        releaseDateText,
        ReleaseDates.parse(releaseDateText),
        JsonFields.bool(episode, "explicit"),
        JsonFields.text(episode, "language"));
  }

  /// The reader of the response has replaced the list by its length.
  private static @Nullable Integer marketCount(JsonNode entity) {
    return JsonFields.integer(entity, "available_markets");
  }
}
