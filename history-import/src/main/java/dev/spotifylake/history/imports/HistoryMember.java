package dev.spotifylake.history.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// One JSON file of an export.
///
/// @param path inside the export, for messages
/// @param content opened as often as it is to be read
record HistoryMember(String path, Content content) {
  /// The bytes of a member.
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }

  /// The file's name without its folder: the same in the zip and unpacked.
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// Whether it holds plays of music: only these can close a gap between polls.
  boolean holdsMusic() {
    String name = name().toLowerCase(Locale.ROOT);
    return !name.contains("video") && !name.contains("podcast") && !name.contains("audiobook");
  }

  /// Whether a file of this name holds plays, in any generation of the export: since 2023
  /// `Streaming_History_Audio_2019-2021_3.json` and `..._Video_...`, before `endsong_3.json`, in
  /// the account data `StreamingHistory0.json`, `StreamingHistory_music_0.json`.
  static boolean holdsPlays(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".json")
        && (lower.startsWith("streaming_history_")
            || lower.startsWith("endsong")
            || lower.startsWith("streaminghistory"));
  }
}
