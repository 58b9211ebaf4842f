package dev.spotifylake.simulator.world;

/// How the response about one entity differs from what the documentation promises.
public enum Oddity {
  NONE,
  /// Numbers as `36.0`.
  DECIMAL_NUMBERS,
  /// Numbers as `"36"`.
  TEXT_NUMBERS,
  /// Fields that nobody has announced.
  UNKNOWN_FIELD,
  /// `popularity`, `followers`, `genres`, `label` are not there: unknown, not 0.
  MISSING_FIGURES,
  /// `images` is null.
  NULL_IMAGES,
  /// `images` is an empty array.
  EMPTY_IMAGES,
  /// One artist is credited twice on the track.
  ARTIST_TWICE,
  /// The track was relinked: `linked_from` is there, where the profile has it.
  LINKED_FROM,
  /// `is_playable` is false and `restrictions` says why.
  RESTRICTED
}
