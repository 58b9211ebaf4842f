package dev.spotifylake.common.raw;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/// The JSON factories of raw lines. They read and write tokens, without data binding. Of the names
/// of fields Jackson keeps some ten thousands and then begins anew, so a response with data for
/// names is read in as little memory as any.
final class RawJson {
  // Spotify's own responses nest about ten deep; a body beyond this is hostile and kept as text.
  private static final int DEEPEST_BODY = 200;

  /// For a body by itself.
  static final JsonFactory BODIES = factory(DEEPEST_BODY);

  /// For a line, whose envelope is one level more.
  static final JsonFactory LINES = factory(DEEPEST_BODY + 1);

  private RawJson() {}

  private static JsonFactory factory(int deepest) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(deepest)
                // Not JSON is kept as one string, however long.
                .maxStringLength(Integer.MAX_VALUE)
                .build())
        .build();
  }
}
