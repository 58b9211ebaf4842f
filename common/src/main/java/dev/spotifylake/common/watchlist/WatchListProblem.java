package dev.spotifylake.common.watchlist;

/// An entry that cannot be used; the others go on.
///
/// @param where the file or object
/// @param line from 1
public record WatchListProblem(String where, int line, String found, String expected) {
  /// One line for people.
  public String message() {
    return where + " line " + line + ": " + found + "; expected " + expected + ": mend the entry";
  }
}
