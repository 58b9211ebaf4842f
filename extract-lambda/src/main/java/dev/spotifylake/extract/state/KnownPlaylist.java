package dev.spotifylake.extract.state;

import dev.spotifylake.extract.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A playlist as the last listing showed it.
///
/// @param listed the version that the last listing named
/// @param own whether the account owns it or collaborates on it
public record KnownPlaylist(@Nullable String listed, boolean own) {
  static KnownPlaylist from(JsonObject json) {
    return new KnownPlaylist(json.text("listed"), Boolean.TRUE.equals(json.truth("own")));
  }

  Map<String, @Nullable Object> toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("listed", listed);
    json.put("own", own);
    return json;
  }
}
