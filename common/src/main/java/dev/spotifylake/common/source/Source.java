package dev.spotifylake.common.source;

import java.util.List;

/// What a response was requested for. Raw keys, state and tables use the same names.
public enum Source {
  RECENTLY_PLAYED("plays"),
  SAVED_TRACKS("saved_items"),
  SAVED_ALBUMS("saved_items"),
  SAVED_SHOWS("saved_items"),
  SAVED_EPISODES("saved_items"),
  SAVED_AUDIOBOOKS("saved_items"),
  FOLLOWED_ARTISTS("saved_items"),
  TOP_TRACKS("top_items"),
  TOP_ARTISTS("top_items"),
  PLAYLISTS("playlists"),
  PLAYLIST("playlists"),
  PLAYLIST_ITEMS("playlist_items"),
  ARTIST("artists"),
  ARTIST_ALBUMS("albums"),
  ALBUM("albums"),
  ALBUM_TRACKS("tracks"),
  TRACK("tracks"),
  /// A search returns entities of several kinds: each counts in the table of its kind.
  SEARCH("tracks", "artists", "albums", "playlists", "shows", "episodes"),
  NEW_RELEASES("albums"),
  ARTIST_TOP_TRACKS("tracks"),
  STREAMING_HISTORY("plays"),
  /// What a run says of itself.
  RUN("ops_runs", "ops_passes");

  private final String wireName;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> primaryTables;

  Source(String... primaryTables) {
    this.wireName = name().toLowerCase(java.util.Locale.ROOT);
    this.primaryTables = List.of(primaryTables);
  }

  /// The name in keys, state, configuration and tables, such as `recently_played`.
  public String wireName() {
    return wireName;
  }

  /// The tables whose rows account for the elements of a response: elements = rows here + rejects +
  /// already stored. One table, but for `search` and `run`.
  public List<String> primaryTables() {
    return primaryTables;
  }

  public static Source ofWireName(String wireName) {
    for (Source source : values()) {
      if (source.wireName.equals(wireName)) {
        return source;
      }
    }
    throw new IllegalArgumentException(
        "no source is called '" + wireName + "'; expected one of " + wireNames());
  }

  public static List<String> wireNames() {
    return java.util.Arrays.stream(values()).map(Source::wireName).toList();
  }
}
