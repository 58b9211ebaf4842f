package dev.spotifylake.history.export;

/// What stands at one place of an export's file.
public sealed interface HistoryRow {
  /// A play, reduced to the fields that feed the table `plays`, in one order: equal plays have
  /// equal bytes.
  ///
  /// @param json an object in UTF-8
  record Play(byte[] json) implements HistoryRow {}

  /// Something that is no play: null, a text, an object that says no time. Nothing of it is kept
  /// but that it was there.
  ///
  /// @param json `null` or `{}`, in UTF-8
  record NoPlay(byte[] json) implements HistoryRow {}

  /// The file cannot be read on from here, and this is its last row.
  ///
  /// @param reason such as `truncated`
  record Broken(String reason) implements HistoryRow {}
}
