package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.rows.AlbumRow;
import dev.spotifylake.common.rows.ArtistRow;
import dev.spotifylake.common.rows.EpisodeRow;
import dev.spotifylake.common.rows.ShowRow;
import dev.spotifylake.common.rows.TrackRow;
import dev.spotifylake.transform.response.Element;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Catalog entities, wherever a response holds them: as its elements, or inside of those.
final class CatalogEntityMapper {
  private final ResponseRows rows;
  private final EntityRows make;

  CatalogEntityMapper(ResponseRows rows) {
    this.rows = rows;
    this.make = new EntityRows(rows.observation());
  }

  void trackElement(Element element, @Nullable String albumId) throws IOException {
    ObjectNode track = element.node();
    TrackRow row = make.track(track, albumId);
    if (row == null) {
      rejectWithoutId(element);
    } else if (rows.primary(element, row)) {
      rows.things().addElement(row.trackId(), row, make.trackArtists(row.trackId(), track));
      insideTrack(track);
    }
  }

  void albumElement(Element element, @Nullable String seenFor) throws IOException {
    ObjectNode album = element.node();
    AlbumRow row = make.album(album, seenFor);
    if (row == null) {
      rejectWithoutId(element);
    } else if (rows.primary(element, row)) {
      rows.things().addElement(row.albumId(), row, make.albumArtists(row.albumId(), album));
      insideAlbum(album, row.albumId());
    }
  }

  void artistElement(Element element) throws IOException {
    ArtistRow row = make.artist(element.node());
    if (row == null) {
      rejectWithoutId(element);
    } else if (rows.primary(element, row)) {
      rows.things().addElement(row.artistId(), row, make.genres(row.artistId(), element.node()));
    }
  }

  void showElement(Element element) throws IOException {
    ShowRow row = make.show(element.node());
    if (row == null) {
      rejectWithoutId(element);
    } else {
      rows.primary(element, row);
    }
  }

  void episodeElement(Element element) throws IOException {
    EpisodeRow row = make.episode(element.node());
    if (row == null) {
      rejectWithoutId(element);
    } else if (rows.primary(element, row)) {
      show(JsonFields.object(element.node(), "show"));
    }
  }

  private void rejectWithoutId(Element element) throws IOException {
    boolean looksLikeAThing = element.node().has("id") || element.node().has("uri");
    rows.reject(element, looksLikeAThing ? "no_id" : "unknown_shape");
  }

  /// A track an element tells of; with its album and all artists.
  void track(@Nullable ObjectNode track, @Nullable String albumId) throws IOException {
    if (track == null) {
      return;
    }
    TrackRow row = make.track(track, albumId);
    if (row != null) {
      rows.things().add(row.trackId(), row, make.trackArtists(row.trackId(), track));
    }
    insideTrack(track);
  }

  private void insideTrack(ObjectNode track) throws IOException {
    artists(track);
    album(JsonFields.object(track, "album"));
  }

  void album(@Nullable ObjectNode album) throws IOException {
    if (album == null) {
      return;
    }
    AlbumRow row = make.album(album, null);
    if (row != null) {
      rows.things().add(row.albumId(), row, make.albumArtists(row.albumId(), album));
    }
    insideAlbum(album, row == null ? null : row.albumId());
  }

  /// An album asked for by itself, or saved, comes with the first page of its tracks.
  private void insideAlbum(ObjectNode album, @Nullable String albumId) throws IOException {
    artists(album);
    for (JsonNode track : album.path("tracks").path("items")) {
      if (track instanceof ObjectNode found) {
        track(found, albumId);
      }
    }
  }

  private void artists(ObjectNode trackOrAlbum) throws IOException {
    for (JsonNode artist : trackOrAlbum.path("artists")) {
      if (artist instanceof ObjectNode found) {
        artist(found);
      }
    }
  }

  void artist(@Nullable ObjectNode artist) throws IOException {
    ArtistRow row = artist == null ? null : make.artist(artist);
    if (artist != null && row != null) {
      rows.things().add(row.artistId(), row, make.genres(row.artistId(), artist));
    }
  }

  void show(@Nullable ObjectNode show) throws IOException {
    ShowRow row = show == null ? null : make.show(show);
    if (row != null) {
      rows.things().add(row.showId(), row, java.util.List.of());
    }
  }

  void episode(@Nullable ObjectNode episode) throws IOException {
    if (episode == null) {
      return;
    }
    EpisodeRow row = make.episode(episode);
    if (row != null) {
      rows.things().add(row.episodeId(), row, java.util.List.of());
    }
    show(JsonFields.object(episode, "show"));
  }
}
