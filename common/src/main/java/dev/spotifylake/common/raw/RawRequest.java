package dev.spotifylake.common.raw;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was asked: the path below the API's base, such as `me/tracks`, and the query parameters.
/// Headers are not part of it, so that no token can enter raw.
public record RawRequest(String path, SortedMap<String, String> params) {
  public RawRequest {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  public static RawRequest of(String path, Map<String, String> params) {
    return new RawRequest(path, new TreeMap<>(params));
  }
}
