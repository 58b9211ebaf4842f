package dev.spotifylake.common.watchlist;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which artists, playlists, albums and tracks to follow: each id once, in the file's order.
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

  public boolean holds(WatchKind kind, String id) {
    return of(kind).contains(id);
  }

  /// With one more entry, at the end of its list.
  public WatchList with(WatchKind kind, String id) {
    List<String> more = new ArrayList<>(of(kind));
    if (!more.contains(id)) {
      more.add(id);
    }
    return replacing(kind, more);
  }

  public WatchList without(WatchKind kind, String id) {
    return replacing(kind, of(kind).stream().filter(other -> !other.equals(id)).toList());
  }

  private WatchList replacing(WatchKind kind, List<String> list) {
    Map<WatchKind, List<String>> changed = new EnumMap<>(WatchKind.class);
    changed.putAll(ids);
    changed.put(kind, list);
    return new WatchList(changed, problems);
  }

  /// The form that [#parse] reads, an entry a line.
  public String json() {
    StringBuilder json = new StringBuilder("{");
    for (WatchKind kind : WatchKind.values()) {
      json.append(kind.ordinal() == 0 ? "\n  \"" : ",\n  \"")
          .append(kind.listName())
          .append("\": [");
      // Ids are letters and digits: nothing to escape.
      json.append(
          of(kind).stream().map(id -> "\n    \"" + id + "\"").collect(Collectors.joining(",")));
      json.append(of(kind).isEmpty() ? "]" : "\n  ]");
    }
    return json.append("\n}\n").toString();
  }

  /// Reads `{"artists":[..],"playlists":[..],"albums":[..],"tracks":[..]}`.
  ///
  /// @param where names the file in problems
  public static WatchList parse(byte[] json, String where) {
    return new WatchListParser(where).parse(json);
  }
}
