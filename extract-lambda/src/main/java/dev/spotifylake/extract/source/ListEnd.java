package dev.spotifylake.extract.source;

import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.call.Stop;
import dev.spotifylake.extract.state.Cursor;

/// How far a reading came in this run.
sealed interface ListEnd {
  Cursor cursor();

  /// The end, or what was known already.
  record Complete(Cursor cursor) implements ListEnd {}

  /// To be gone on with from the cursor in a later run.
  record Paused(Cursor cursor, Stop stop) implements ListEnd {}

  record Refused(Cursor cursor, Fetched.Refused refusal) implements ListEnd {}

  /// A page could not be had; the cursor stands before it.
  record Unavailable(Cursor cursor, String message) implements ListEnd {}

  /// The list does not end within what any list of Spotify can hold.
  record Endless(Cursor cursor) implements ListEnd {}
}
