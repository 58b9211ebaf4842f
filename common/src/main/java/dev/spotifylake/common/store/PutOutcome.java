package dev.spotifylake.common.store;

/// What became of a put. A condition that does not hold is an answer, not an error.
public sealed interface PutOutcome {
  /// The object stands; `version` names its new content.
  record Stored(String version) implements PutOutcome {}

  /// The condition did not hold and nothing was changed.
  record Refused() implements PutOutcome {}
}
