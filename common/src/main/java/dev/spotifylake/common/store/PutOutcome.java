package dev.spotifylake.common.store;

import java.io.IOException;

/// What became of a put. A condition that does not hold is a response, not an error.
public sealed interface PutOutcome {
  /// The object stands.
  ///
  /// @param source finds the version of the new content: few who put ask for it, and some stores
  ///   must hash for it
  record Stored(StoredObject.VersionSource source) implements PutOutcome {
    /// Names the new content for [PutCondition.Matches].
    public String version() throws IOException {
      return source.version();
    }
  }

  /// The condition did not hold and nothing was changed.
  record Refused() implements PutOutcome {}
}
