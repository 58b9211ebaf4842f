package dev.spotifylake.extract.api;

import dev.spotifylake.common.config.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One call of the API host.
///
/// @param entity fills the `{id}` of the endpoint; null exactly where it has none
/// @param parameters query parameters, unencoded
public record SpotifyRequest(
    Endpoint endpoint,
    @Nullable String entity,
    SortedMap<String, String> parameters,
    Secret accessToken) {
  public SpotifyRequest {
    if (endpoint.hasEntity() == (entity == null)) {
      throw new IllegalArgumentException(
          endpoint + " " + (entity == null ? "needs an id" : "takes no id, got '" + entity + "'"));
    }
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  public SpotifyRequest(
      Endpoint endpoint, @Nullable String entity, Map<String, String> parameters, Secret token) {
    this(endpoint, entity, new TreeMap<>(parameters), token);
  }

  /// The path below the API's base, ids percent-encoded, without a leading slash.
  public String path() {
    if (entity == null) {
      return endpoint.template();
    }
    String encoded = URLEncoder.encode(entity, StandardCharsets.UTF_8).replace("+", "%20");
    return endpoint.template().replace("{id}", encoded);
  }
}
