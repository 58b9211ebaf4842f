package dev.spotifylake.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was really played.
///
/// @param listener the label
/// @param playedAt the end of playback, to the millisecond
/// @param uri of the track or episode
/// @param item the track's or episode's number
/// @param context from where it was played, or null
/// @param hidden why recently-played never shows it: `short`, `private`, `podcast`; null if it does
public record Play(
    String listener,
    Instant playedAt,
    String uri,
    long item,
    int msPlayed,
    @Nullable Context context,
    @Nullable String hidden) {
  /// From where something was played.
  ///
  /// @param type `album`, `playlist`, `artist` or `collection`
  public record Context(String type, String uri) {}

  /// Whether recently-played can show it.
  public boolean showable() {
    return hidden == null;
  }
}
