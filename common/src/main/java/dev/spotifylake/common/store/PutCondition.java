package dev.spotifylake.common.store;

/// What must hold for a put to happen.
public sealed interface PutCondition {
  /// No condition: the last writer wins.
  record Any() implements PutCondition {}

  /// No object has the key yet.
  record Absent() implements PutCondition {}

  /// The object still has the version that was read.
  record Matches(String version) implements PutCondition {}

  static PutCondition any() {
    return new Any();
  }

  static PutCondition absent() {
    return new Absent();
  }

  static PutCondition matches(String version) {
    return new Matches(version);
  }
}
