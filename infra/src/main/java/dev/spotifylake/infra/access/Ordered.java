package dev.spotifylake.infra.access;

import java.util.LinkedHashMap;
import java.util.Map;

/// Maps that keep their order: with `Map.of` two synths of the same stack differ in their bytes.
public final class Ordered {
  private Ordered() {}

  /// @param pairs name, value, name, value, ...
  public static Map<String, Object> map(Object... pairs) {
    if (pairs.length % 2 != 0) {
      throw new IllegalArgumentException("the last of " + pairs.length + " names has no value");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (map.put((String) pairs[i], pairs[i + 1]) != null) {
        throw new IllegalArgumentException(pairs[i] + " is given twice");
      }
    }
    return map;
  }

  /// @param pairs name, value, name, value, ...
  public static Map<String, String> texts(String... pairs) {
    Map<String, Object> map = map((Object[]) pairs);
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach((name, value) -> texts.put(name, (String) value));
    return texts;
  }
}
