package dev.spotifylake.extract.source;

import dev.spotifylake.extract.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// The thing inside an entry of a list.
final class ListEntries {
  private ListEntries() {}

  /// Under the new spelling, or one of the older; null where Spotify no longer has it. Answers may
  /// carry several, and inside a track there are booleans by the same names.
  static @Nullable JsonObject item(JsonObject entry) {
    for (String spelling : new String[] {"item", "track", "episode"}) {
      JsonObject item = entry.object(spelling);
      if (item != null) {
        return item;
      }
    }
    return null;
  }
}
