package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.core.JsonParser;
import dev.spotifylake.common.json.ListEntry;
import dev.spotifylake.transform.response.ElementList;
import dev.spotifylake.transform.response.ElementMapper;
import dev.spotifylake.transform.response.FieldCounts;
import dev.spotifylake.transform.response.ResponseReader;
import dev.spotifylake.transform.response.ResponseShape;
import java.io.IOException;
import java.util.List;

/// The shape of the responses of each source, and the mappers of their elements.
public final class ResponseMapping {
  private final ResponseRows rows;
  private final CatalogEntityMapper entities;

  public ResponseMapping(ResponseRows rows) {
    this.rows = rows;
    this.entities = new CatalogEntityMapper(rows);
  }

  /// Reads the response at whose first token the parser is.
  public void read(JsonParser json, FieldCounts fields) throws IOException {
    switch (rows.header().source()) {
      case RECENTLY_PLAYED -> readRecentlyPlayed(json, fields);
      case SAVED_TRACKS -> read(json, fields, saved("track", track -> entities.track(track, null)));
      case SAVED_ALBUMS -> read(json, fields, saved("album", entities::album));
      case SAVED_SHOWS -> read(json, fields, saved("show", entities::show));
      case SAVED_EPISODES -> read(json, fields, saved("episode", entities::episode));
      case SAVED_AUDIOBOOKS -> read(json, fields, saved("audiobook", audiobook -> {}));
      case FOLLOWED_ARTISTS -> read(json, fields, followedArtists());
      case TOP_TRACKS -> read(json, fields, top("track", track -> entities.track(track, null)));
      case TOP_ARTISTS -> read(json, fields, top("artist", entities::artist));
      case PLAYLISTS -> read(json, fields, playlists());
      case PLAYLIST -> read(json, fields, playlist());
      case PLAYLIST_ITEMS -> read(json, fields, playlistItems());
      case ARTIST -> read(json, fields, entityOrBatch("artists", entities::artistElement));
      case ARTIST_ALBUMS -> read(json, fields, artistAlbums());
      case ALBUM ->
          read(
              json,
              fields,
              entityOrBatch("albums", element -> entities.albumElement(element, null)));
      case ALBUM_TRACKS -> read(json, fields, albumTracks());
      case TRACK ->
          read(
              json,
              fields,
              entityOrBatch("tracks", element -> entities.trackElement(element, null)));
      case SEARCH -> read(json, fields, search());
      case NEW_RELEASES -> read(json, fields, newReleases());
      case ARTIST_TOP_TRACKS ->
          read(
              json,
              fields,
              ResponseShape.ofLists(
                  ElementList.counted("tracks", element -> entities.trackElement(element, null))));
      case STREAMING_HISTORY -> read(json, fields, items(new StreamingHistoryMapper(rows)::map));
      case RUN -> read(json, fields, run());
    }
    rows.finish();
  }

  private void read(JsonParser json, FieldCounts fields, ResponseShape shape) throws IOException {
    new ResponseReader(shape, rows, fields).read(json);
  }

  private void readRecentlyPlayed(JsonParser json, FieldCounts fields) throws IOException {
    RecentlyPlayedMapper plays = new RecentlyPlayedMapper(rows, entities);
    Integer elements = new ResponseReader(items(plays::map), rows, fields).read(json);
    if (elements != null) {
      plays.finish(elements);
    }
  }

  private static ResponseShape items(ElementMapper mapper) {
    return ResponseShape.ofLists(ElementList.counted("items", mapper));
  }

  private ResponseShape saved(String kind, SavedItemsMapper.Inside inside) {
    return items(new SavedItemsMapper(rows, kind, inside)::map);
  }

  private ResponseShape followedArtists() {
    ElementMapper mapper = new SavedItemsMapper(rows, "artist", entities::artist)::map;
    return ResponseShape.ofLists(ElementList.counted("artists.items", mapper));
  }

  private ResponseShape top(String kind, SavedItemsMapper.Inside inside) {
    return items(new TopItemsMapper(rows, kind, inside)::map);
  }

  private ResponseShape playlists() {
    return items(new PlaylistMapper(rows)::mapListed);
  }

  /// A playlist requested by id. The entries of its first page contain tracks, but they are not
  /// rows of `playlist_items`.
  private ResponseShape playlist() {
    PlaylistItemsMapper entries = new PlaylistItemsMapper(rows, entities);
    ElementMapper inside = element -> entries.mapInside(ListEntry.trackOrEpisode(element.node()));
    return new ResponseShape(
        List.of(
            new ElementList("items.items", "contents", false, inside),
            new ElementList("tracks.items", "contents", false, inside)),
        new PlaylistMapper(rows)::mapSingle);
  }

  /// A page of entries, or a whole playlist that was saved to a file.
  private ResponseShape playlistItems() {
    ElementMapper mapper = new PlaylistItemsMapper(rows, entities)::map;
    return ResponseShape.ofLists(
        new ElementList("items", "contents", true, mapper),
        new ElementList("items.items", "contents", true, mapper),
        new ElementList("tracks.items", "contents", true, mapper));
  }

  private static ResponseShape entityOrBatch(String batch, ElementMapper mapper) {
    return new ResponseShape(List.of(ElementList.counted(batch, mapper)), mapper);
  }

  private ResponseShape artistAlbums() {
    String artist = rows.header().entity();
    return items(element -> entities.albumElement(element, artist));
  }

  private ResponseShape newReleases() {
    return ResponseShape.ofLists(
        ElementList.counted("albums.items", element -> entities.albumElement(element, "browse")));
  }

  private ResponseShape albumTracks() {
    String album = rows.header().entity();
    return items(element -> entities.trackElement(element, album));
  }

  private ResponseShape search() {
    return ResponseShape.ofLists(
        ElementList.counted("tracks.items", element -> entities.trackElement(element, null)),
        ElementList.counted("artists.items", entities::artistElement),
        ElementList.counted("albums.items", element -> entities.albumElement(element, null)),
        ElementList.counted("playlists.items", new PlaylistMapper(rows)::mapListed),
        ElementList.counted("shows.items", entities::showElement),
        ElementList.counted("episodes.items", entities::episodeElement));
  }

  private ResponseShape run() {
    RunMapper mapper = new RunMapper(rows);
    return ResponseShape.ofLists(
        ElementList.counted("runs", mapper::mapRun),
        ElementList.counted("passes", mapper::mapPass));
  }
}
