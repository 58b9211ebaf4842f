package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.json.JsonFields;
import org.jspecify.annotations.Nullable;

/// Ids and types of objects, from their own fields or else from their URI.
final class SpotifyUris {
  private SpotifyUris() {}

  /// The id of an object; null for a local file and for a missing object.
  static @Nullable String idOf(JsonNode object) {
    String id = JsonFields.text(object, "id");
    return id != null ? id : idIn(JsonFields.text(object, "uri"));
  }

  /// The type of an object as sent, such as `track`.
  static @Nullable String typeOf(JsonNode object) {
    String type = JsonFields.text(object, "type");
    return type != null ? type : typeIn(JsonFields.text(object, "uri"));
  }

  /// `track` in `spotify:track:4uLU6hMCjMI75M1A2tKUQC`.
  static @Nullable String typeIn(@Nullable String uri) {
    String[] parts = parts(uri);
    return parts.length == 3 ? parts[1] : null;
  }

  static @Nullable String idIn(@Nullable String uri) {
    String[] parts = parts(uri);
    return parts.length == 3 && !parts[2].isEmpty() && !parts[1].equals("local") ? parts[2] : null;
  }

  static boolean isLocal(@Nullable String uri) {
    return uri != null && uri.startsWith("spotify:local:");
  }

  private static String[] parts(@Nullable String uri) {
    return uri != null && uri.startsWith("spotify:") ? uri.split(":", -1) : new String[0];
  }
}
