package dev.spotifylake.simulator.world;

import java.util.Locale;

/// What an id can stand for.
public enum Kind {
  ARTIST,
  ALBUM,
  TRACK,
  SHOW,
  EPISODE,
  AUDIOBOOK,
  PLAYLIST;

  /// The word in URIs and in `type`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The word in paths.
  public String plural() {
    return word() + "s";
  }
}
