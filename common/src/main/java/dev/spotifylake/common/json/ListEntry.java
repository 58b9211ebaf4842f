package dev.spotifylake.common.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// An entry of one of Spotify's lists. An entry wraps a catalog entity and says, for example, when
/// it was added.
public final class ListEntry {
  private ListEntry() {}

  /// The track or episode of an entry, such as a play or a position of a playlist; null if Spotify
  /// no longer has it.
  public static @Nullable ObjectNode trackOrEpisode(ObjectNode entry) {
    return entity(entry, "track", "episode");
  }

  /// The entity of an entry, in the field `item` or in an older field named after its kind. Null if
  /// Spotify no longer has the entity.
  ///
  /// An entry may have both fields. A track has booleans of the same names, which are no entities.
  public static @Nullable ObjectNode entity(ObjectNode entry, String... olderNames) {
    ObjectNode item = JsonFields.object(entry, "item");
    return item != null ? item : JsonFields.firstObject(entry, olderNames);
  }
}
