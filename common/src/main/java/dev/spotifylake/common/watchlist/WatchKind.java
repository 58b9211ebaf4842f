package dev.spotifylake.common.watchlist;

/// What can be watched.
public enum WatchKind {
  ARTIST("artists", "artist"),
  PLAYLIST("playlists", "playlist"),
  ALBUM("albums", "album"),
  TRACK("tracks", "track");

  private final String listName;
  private final String typeName;

  WatchKind(String listName, String typeName) {
    this.listName = listName;
    this.typeName = typeName;
  }

  /// The field of the watch-list.
  public String listName() {
    return listName;
  }

  /// The word in URIs and links, as in `spotify:artist:..`.
  public String typeName() {
    return typeName;
  }
}
