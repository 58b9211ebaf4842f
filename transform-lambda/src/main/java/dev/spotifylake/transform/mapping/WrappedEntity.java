package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import org.jspecify.annotations.Nullable;

/// Entries of lists. An entry wraps a catalog entity and says, for example, when it was added.
final class WrappedEntity {
  private WrappedEntity() {}

  /// The entity of an entry, in the field `item` or in an older field named after its kind. Null if
  /// Spotify no longer has the entity.
  ///
  /// An entry may have both fields. A track has booleans of the same names, which are no entities.
  static @Nullable ObjectNode in(ObjectNode entry, String... olderNames) {
    ObjectNode item = JsonFields.object(entry, "item");
    return item != null ? item : JsonFields.firstObject(entry, olderNames);
  }
}
