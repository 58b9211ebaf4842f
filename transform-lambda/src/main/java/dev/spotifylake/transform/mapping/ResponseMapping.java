package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.core.JsonParser;
import dev.spotifylake.transform.response.ElementList;
import dev.spotifylake.transform.response.ElementMapper;
import dev.spotifylake.transform.response.FieldCounts;
import dev.spotifylake.transform.response.ResponseReader;
import dev.spotifylake.transform.response.ResponseShape;
import java.io.IOException;
import java.util.List;

/// What the answers of each source look like, and who maps their elements.
public final class ResponseMapping {
  private final ResponseRows rows;
  private final CatalogEntityMapper catalogue;

  public ResponseMapping(ResponseRows rows) {
    this.rows = rows;
    this.catalogue = new CatalogEntityMapper(rows);
  }

  /// Reads the answer on whose first token the parser stands.
  public void read(JsonParser json, FieldCounts fields) throws IOException {
    switch (rows.header().source()) {
      case RECENTLY_PLAYED -> readRecentlyPlayed(json, fields);
      case SAVED_TRACKS ->
          read(json, fields, saved("track", thing -> catalogue.track(thing, null)));
      case SAVED_ALBUMS -> read(json, fields, saved("album", catalogue::album));
      case SAVED_SHOWS -> read(json, fields, saved("show", catalogue::show));
      case SAVED_EPISODES -> read(json, fields, saved("episode", catalogue::episode));
      case SAVED_AUDIOBOOKS -> read(json, fields, saved("audiobook", thing -> {}));
      case FOLLOWED_ARTISTS -> read(json, fields, followedArtists());
      case TOP_TRACKS -> read(json, fields, top("track", thing -> catalogue.track(thing, null)));
      case TOP_ARTISTS -> read(json, fields, top("artist", catalogue::artist));
      case PLAYLISTS -> read(json, fields, playlists());
      case PLAYLIST -> read(json, fields, playlist());
      case PLAYLIST_ITEMS -> read(json, fields, playlistItems());
      case ARTIST -> read(json, fields, thingOrBatch("artists", catalogue::artistElement));
      case ARTIST_ALBUMS -> read(json, fields, artistAlbums());
      case ALBUM ->
          read(
              json,
              fields,
              thingOrBatch("albums", element -> catalogue.albumElement(element, null)));
      case ALBUM_TRACKS -> read(json, fields, albumTracks());
      case TRACK ->
          read(
              json,
              fields,
              thingOrBatch("tracks", element -> catalogue.trackElement(element, null)));
      case SEARCH -> read(json, fields, search());
      case NEW_RELEASES -> read(json, fields, newReleases());
      case ARTIST_TOP_TRACKS ->
          read(
              json,
              fields,
              ResponseShape.ofLists(
                  ElementList.counted("tracks", element -> catalogue.trackElement(element, null))));
      case STREAMING_HISTORY -> read(json, fields, items(new StreamingHistoryMapper(rows)::map));
      case RUN -> read(json, fields, run());
    }
    rows.finish();
  }

  private void read(JsonParser json, FieldCounts fields, ResponseShape shape) throws IOException {
    new ResponseReader(shape, rows, fields).read(json);
  }

  private void readRecentlyPlayed(JsonParser json, FieldCounts fields) throws IOException {
    RecentlyPlayedMapper plays = new RecentlyPlayedMapper(rows, catalogue);
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
    ElementMapper mapper = new SavedItemsMapper(rows, "artist", catalogue::artist)::map;
    return ResponseShape.ofLists(ElementList.counted("artists.items", mapper));
  }

  private ResponseShape top(String kind, SavedItemsMapper.Inside inside) {
    return items(new TopItemsMapper(rows, kind, inside)::map);
  }

  private ResponseShape playlists() {
    return items(new PlaylistMapper(rows)::mapListed);
  }

  /// A playlist asked for by itself: the entries of its first page tell of tracks, but they are no
  /// reading of the playlist.
  private ResponseShape playlist() {
    PlaylistItemsMapper entries = new PlaylistItemsMapper(rows, catalogue);
    ElementMapper inside =
        element -> entries.inside(ElementItems.item(element.node(), "track", "episode"));
    return new ResponseShape(
        List.of(
            new ElementList("items.items", "contents", false, inside),
            new ElementList("tracks.items", "contents", false, inside)),
        new PlaylistMapper(rows)::mapSingle);
  }

  /// A page of entries; a whole playlist saved to a file serves as well.
  private ResponseShape playlistItems() {
    ElementMapper mapper = new PlaylistItemsMapper(rows, catalogue)::map;
    return ResponseShape.ofLists(
        new ElementList("items", "contents", true, mapper),
        new ElementList("items.items", "contents", true, mapper),
        new ElementList("tracks.items", "contents", true, mapper));
  }

  private static ResponseShape thingOrBatch(String batch, ElementMapper mapper) {
    return new ResponseShape(List.of(ElementList.counted(batch, mapper)), mapper);
  }

  private ResponseShape artistAlbums() {
    String artist = rows.header().entity();
    return items(element -> catalogue.albumElement(element, artist));
  }

  private ResponseShape newReleases() {
    return ResponseShape.ofLists(
        ElementList.counted("albums.items", element -> catalogue.albumElement(element, "browse")));
  }

  private ResponseShape albumTracks() {
    String album = rows.header().entity();
    return items(element -> catalogue.trackElement(element, album));
  }

  private ResponseShape search() {
    return ResponseShape.ofLists(
        ElementList.counted("tracks.items", element -> catalogue.trackElement(element, null)),
        ElementList.counted("artists.items", catalogue::artistElement),
        ElementList.counted("albums.items", element -> catalogue.albumElement(element, null)),
        ElementList.counted("playlists.items", new PlaylistMapper(rows)::mapListed),
        ElementList.counted("shows.items", catalogue::showElement),
        ElementList.counted("episodes.items", catalogue::episodeElement));
  }

  private ResponseShape run() {
    RunMapper mapper = new RunMapper(rows);
    return ResponseShape.ofLists(
        ElementList.counted("runs", mapper::mapRun),
        ElementList.counted("passes", mapper::mapPass));
  }
}
