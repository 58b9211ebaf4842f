package dev.spotifylake.history.imports;

/// One element of an export's file.
sealed interface HistoryRow {
  /// A play, reduced to the fields that feed the table `plays`, in one order: equal plays have
  /// equal bytes.
  ///
  /// @param json an object in UTF-8
  record Play(byte[] json) implements HistoryRow {}

  /// An element that is no play: null, a text, an object without a time. Its content is not kept.
  ///
  /// @param json `null` or `{}`, in UTF-8
  record NoPlay(byte[] json) implements HistoryRow {}

  /// The file cannot be read on from here, and this is its last row.
  ///
  /// @param reason such as `truncated`
  record Broken(String reason) implements HistoryRow {}
}
