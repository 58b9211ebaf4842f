package dev.spotifylake.cli.watch;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.watchlist.SpotifyId;
import dev.spotifylake.common.watchlist.WatchKind;
import java.util.Arrays;
import java.util.List;

/// One entity to follow.
record WatchListEntry(WatchKind kind, String id) {
  /// @param link as copied from the app, or a URI
  /// @throws LakeException where it is neither, or names something that cannot be followed
  static WatchListEntry of(String link) {
    List<WatchListEntry> found =
        Arrays.stream(WatchKind.values())
            .filter(kind -> SpotifyId.find(link, kind) != null)
            .map(kind -> new WatchListEntry(kind, String.valueOf(SpotifyId.find(link, kind))))
            .toList();
    if (found.size() != 1) {
      throw new LakeException(
          "'%s' is not a link that can be followed; expected the link of an artist, playlist, album or track, such as https://open.spotify.com/artist/<id> (in the app: Share, Copy link) or spotify:artist:<id>"
              .formatted(link));
    }
    return found.getFirst();
  }

  @Override
  public String toString() {
    return kind.typeName() + " " + id;
  }
}
