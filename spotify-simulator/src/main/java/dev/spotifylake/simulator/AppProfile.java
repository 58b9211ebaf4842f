package dev.spotifylake.simulator;

import java.util.Locale;

/// What Spotify lets an application read, decided by the application's age and size.
public enum AppProfile {
  /// Every application made since 2026-02-11 ("Development Mode").
  RESTRICTED,
  /// A development application older than that: old endpoints and fields still answer.
  LEGACY,
  /// An organisation's application: limits and fields of legacy, old spelling only.
  EXTENDED;

  /// Whether the endpoints and fields that were taken away in February 2026 are still there.
  public boolean keepsRemoved() {
    return this != RESTRICTED;
  }

  /// Whether answers carry the new spelling: playlist `items`, entry `item`.
  public boolean newSpelling() {
    return this != EXTENDED;
  }

  /// Whether answers carry the old spelling: playlist `tracks`, entry `track`.
  public boolean oldSpelling() {
    return this != RESTRICTED;
  }

  /// The profile of a name as typed on a command line, in any case.
  public static AppProfile named(String name) {
    for (AppProfile profile : values()) {
      if (profile.name().equals(name.toUpperCase(Locale.ROOT))) {
        return profile;
      }
    }
    throw new IllegalArgumentException(
        "app profile '" + name + "' is unknown: expected restricted, legacy or extended");
  }
}
