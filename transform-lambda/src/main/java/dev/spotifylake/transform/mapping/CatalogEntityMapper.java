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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Maps catalog entities, both as elements of a response and inside of elements.
final class CatalogEntityMapper {
  private final ResponseRows rows;
  private final EntityRows entityRows;

  CatalogEntityMapper(ResponseRows rows) {
    this.rows = rows;
    this.entityRows = new EntityRows(rows.observation());
  }

  void trackElement(Element element, @Nullable String albumId) throws IOException {
    ObjectNode track = element.node();
    TrackRow row = entityRows.track(track, albumId);
    if (row == null) {
      rejectWithoutId(element);
    } else if (rows.primary(element, row)) {
      rows.entities().addElement(row.trackId(), row, entityRows.trackArtists(row.trackId(), track));
      insideTrack(track);
    }
  }

  void albumElement(Element element, @Nullable String seenFor) throws IOException {
    ObjectNode album = element.node();
    AlbumRow row = entityRows.album(album, seenFor);
    if (row == null) {
      rejectWithoutId(element);
    } else if (rows.primary(element, row)) {
      rows.entities().addElement(row.albumId(), row, entityRows.albumArtists(row.albumId(), album));
      insideAlbum(album, row.albumId());
    }
  }

  void artistElement(Element element) throws IOException {
    ArtistRow row = entityRows.artist(element.node());
    if (row == null) {
      rejectWithoutId(element);
    } else if (rows.primary(element, row)) {
      rows.entities()
          .addElement(row.artistId(), row, entityRows.genres(row.artistId(), element.node()));
    }
  }

  void showElement(Element element) throws IOException {
    ShowRow row = entityRows.show(element.node());
    if (row == null) {
      rejectWithoutId(element);
    } else {
      rows.primary(element, row);
    }
  }

  void episodeElement(Element element) throws IOException {
    EpisodeRow row = entityRows.episode(element.node());
    if (row == null) {
      rejectWithoutId(element);
    } else if (rows.primary(element, row)) {
      show(JsonFields.object(element.node(), "show"));
    }
  }

  private void rejectWithoutId(Element element) throws IOException {
    boolean isEntity = element.node().has("id") || element.node().has("uri");
    rows.reject(element, isEntity ? "no_id" : "unknown_shape");
  }

  /// A track inside of an element, with its album and all artists.
  void track(@Nullable ObjectNode track, @Nullable String albumId) throws IOException {
    if (track == null) {
      return;
    }
    TrackRow row = entityRows.track(track, albumId);
    if (row != null) {
      rows.entities().add(row.trackId(), row, entityRows.trackArtists(row.trackId(), track));
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
    AlbumRow row = entityRows.album(album, null);
    if (row != null) {
      rows.entities().add(row.albumId(), row, entityRows.albumArtists(row.albumId(), album));
    }
    insideAlbum(album, row == null ? null : row.albumId());
  }

  /// An album that was requested by id, or saved, comes with the first page of its tracks.
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
    ArtistRow row = artist == null ? null : entityRows.artist(artist);
    if (artist != null && row != null) {
      rows.entities().add(row.artistId(), row, entityRows.genres(row.artistId(), artist));
    }
  }

  void show(@Nullable ObjectNode show) throws IOException {
    ShowRow row = show == null ? null : entityRows.show(show);
    if (row != null) {
      rows.entities().add(row.showId(), row, List.of());
    }
  }

  void episode(@Nullable ObjectNode episode) throws IOException {
    if (episode == null) {
      return;
    }
    EpisodeRow row = entityRows.episode(episode);
    if (row != null) {
      rows.entities().add(row.episodeId(), row, List.of());
    }
    show(JsonFields.object(episode, "show"));
  }
}
