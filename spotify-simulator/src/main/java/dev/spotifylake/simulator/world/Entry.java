package dev.spotifylake.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A position in a playlist.
///
/// @param item number of the track or episode; for the others a number that tells them apart
/// @param addedAt null or 1970 for very old entries
/// @param addedBy a user id, an empty one, or null
/// @param spelling which of the two names of its value the API uses where the profile has both
public record Entry(
    Type type, long item, @Nullable Instant addedAt, @Nullable String addedBy, Spelling spelling) {
  /// What stands at a position in a playlist.
  public enum Type {
    TRACK,
    EPISODE,
    /// A file on somebody's disk: no id, uri `spotify:local:...`.
    LOCAL,
    /// An episode that was withdrawn: everything null, `release_date` is `0000`.
    GHOST_EPISODE,
    /// The entry is there, its value is null: a row with null ids.
    REMOVED,
    /// The whole array element is null: a reject.
    NULL_ELEMENT,
    /// An object of a type that nobody has announced.
    UNKNOWN_TYPE
  }

  /// Which names hold the entry's value.
  public enum Spelling {
    /// As the profile does it.
    USUAL,
    /// Under both names, whatever the profile.
    BOTH
  }

  static Entry track(long number, Instant addedAt, String addedBy) {
    return new Entry(Type.TRACK, number, addedAt, addedBy, Spelling.USUAL);
  }

  /// The uri of what stands here, or null where the API has none.
  public @Nullable String uri(Ids ids) {
    return switch (type) {
      case TRACK -> ids.uri(Kind.TRACK, item);
      case EPISODE -> ids.uri(Kind.EPISODE, item);
      case LOCAL -> "spotify:local:Garage+Band:D%C3%A9mos:Take+" + item + ":215";
      case UNKNOWN_TYPE -> "spotify:hologram:" + ids.id(Kind.TRACK, item);
      case GHOST_EPISODE, REMOVED, NULL_ELEMENT -> null;
    };
  }
}
