package dev.spotifylake.infra.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a check found wrong.
final class Findings {
  private final List<String> lines = new ArrayList<>();

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
  void expect(boolean holds, String otherwise, Object... parts) {
    if (!holds) {
      lines.add(String.format(Locale.ROOT, otherwise, parts));
    }
  }

  void equal(Object actual, Object expected, String what) {
    expect(actual.equals(expected), "%s is %s; expected %s", what, actual, expected);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
