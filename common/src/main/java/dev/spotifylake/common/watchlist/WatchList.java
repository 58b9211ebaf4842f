package dev.spotifylake.common.watchlist;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which artists, playlists, albums and tracks to follow, each id once and in the order of the
/// file.
///
/// @param problems entries that cannot be used
public record WatchList(Map<WatchKind, List<String>> ids, List<WatchListProblem> problems) {
  public static final WatchList EMPTY = new WatchList(Map.of(), List.of());

  public WatchList {
    Map<WatchKind, List<String>> copy = new EnumMap<>(WatchKind.class);
    ids.forEach((kind, list) -> copy.put(kind, List.copyOf(list)));
    ids = copy;
    problems = List.copyOf(problems);
  }

  public List<String> artists() {
    return of(WatchKind.ARTIST);
  }

  public List<String> playlists() {
    return of(WatchKind.PLAYLIST);
  }

  public List<String> albums() {
    return of(WatchKind.ALBUM);
  }

  public List<String> tracks() {
    return of(WatchKind.TRACK);
  }

  public List<String> of(WatchKind kind) {
    return ids.getOrDefault(kind, List.of());
  }

  /// Whether there is nothing to follow.
  public boolean isEmpty() {
    return ids.values().stream().allMatch(List::isEmpty);
  }

  /// Reads `{"artists":[..],"playlists":[..],"albums":[..],"tracks":[..]}`.
  ///
  /// @param where names the file in problems
  public static WatchList parse(byte[] json, String where) {
    return new WatchListParser(where).parse(json);
  }
}
