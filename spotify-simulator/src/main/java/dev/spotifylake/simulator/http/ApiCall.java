package dev.spotifylake.simulator.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An HTTP request as it came in.
///
/// @param at the simulator's clock
/// @param segments of the path, decoded
/// @param query decoded; of a repeated name the first value
record ApiCall(
    Instant at,
    String method,
    String host,
    String path,
    String rawQuery,
    List<String> segments,
    Map<String, String> query,
    @Nullable String authorization) {
  static ApiCall of(
      Instant at, String method, String host, URI uri, @Nullable String authorization) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(decode(segment.replace("+", "%2B")));
      }
    }
    return new ApiCall(at, method, host, path, query, segments, pairs(query), authorization);
  }

  /// The values of a query or a form.
  static Map<String, String> pairs(String encoded) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return pairs;
  }

  /// The path below `/v1/`, as sent.
  String below() {
    return path.startsWith("/v1/") ? path.substring(4) : path.substring(1);
  }

  /// The bearer token, or null.
  @Nullable String bearer() {
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        ? authorization.substring(7).strip()
        : null;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
