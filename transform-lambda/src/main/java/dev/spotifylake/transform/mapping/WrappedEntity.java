package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import org.jspecify.annotations.Nullable;

/// Entries of lists: a thing, and around it when it was added or played.
final class ElementItems {
  private ElementItems() {}

  /// The thing of an entry, under the new name `item` or an older one of its kind; null where
  /// Spotify no longer has it. Answers may carry both names, and inside of a track there are
  /// booleans by the same names.
  static @Nullable ObjectNode item(ObjectNode entry, String... olderNames) {
    ObjectNode item = JsonFields.object(entry, "item");
    return item != null ? item : JsonFields.firstObject(entry, olderNames);
  }
}
