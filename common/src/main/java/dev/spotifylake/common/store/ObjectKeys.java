package dev.spotifylake.common.store;

import java.util.List;

/// Which keys a store takes: relative paths that mean the same in a folder and in a bucket.
public final class ObjectKeys {
  private ObjectKeys() {}

  /// @throws IllegalArgumentException where it is none
  public static void check(String key) {
    if (key.isEmpty() || key.startsWith("/") || key.endsWith("/")) {
      throw new IllegalArgumentException(
          "'" + key + "' is no object key; expected a relative path such as state/app.json");
    }
    for (String part : List.of(key.split("/", -1))) {
      if (part.isEmpty() || part.startsWith(".") || part.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "'" + key + "' is no object key: a part is empty or begins with a dot");
      }
    }
  }
}
