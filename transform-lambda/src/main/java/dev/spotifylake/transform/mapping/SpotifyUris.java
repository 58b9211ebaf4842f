package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.json.JsonFields;
import org.jspecify.annotations.Nullable;

/// Ids and types as told by an object, or by its URI where it tells them nowhere else.
final class SpotifyUris {
  private SpotifyUris() {}

  /// The id of an object; null for local files and for what is no longer there.
  static @Nullable String idOf(JsonNode thing) {
    String id = JsonFields.text(thing, "id");
    return id != null ? id : idIn(JsonFields.text(thing, "uri"));
  }

  /// The type of an object as sent, such as `track`.
  static @Nullable String typeOf(JsonNode thing) {
    String type = JsonFields.text(thing, "type");
    return type != null ? type : typeIn(JsonFields.text(thing, "uri"));
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
