package dev.spotifylake.common.raw;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/// The one JSON factory of raw lines. It reads and writes tokens, without data binding.
final class RawJson {
  // Spotify's own answers nest about ten deep; a body beyond this is hostile and kept as text.
  private static final int DEEPEST_NESTING = 200;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST_NESTING)
                  // Not JSON is kept as one string, however long.
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private RawJson() {}
}
