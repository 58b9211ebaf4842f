package dev.spotifylake.extract.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import org.jspecify.annotations.Nullable;

/// A playlist as the last listing showed it.
///
/// @param listed version in the last listing; null where it had none
/// @param own whether the account owns it or collaborates on it
public record KnownPlaylist(@Nullable String listed, boolean own) {
  static KnownPlaylist from(ObjectNode json) {
    return new KnownPlaylist(
        JsonFields.text(json, "listed"), Boolean.TRUE.equals(JsonFields.bool(json, "own")));
  }

  ObjectNode toJson() {
    return JsonNodeFactory.instance.objectNode().put("listed", listed).put("own", own);
  }
}
