package dev.spotifylake.common.raw;

import com.fasterxml.jackson.core.JsonParser;

/// A line of a raw object.
public sealed interface RawLine {
  /// From 1.
  long number();

  /// A response in JSON.
  ///
  /// @param body stands on the first token of the body; good until the next line is read
  record Response(long number, RawHeader header, JsonParser body) implements RawLine {}

  /// A response that is not JSON, as text.
  record TextResponse(long number, RawHeader header, String text) implements RawLine {}

  /// A line that is not a raw line: an object damaged after it was written.
  record Damaged(long number, String reason, String excerpt) implements RawLine {}
}
