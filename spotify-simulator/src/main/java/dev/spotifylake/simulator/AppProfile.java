package dev.spotifylake.simulator;

import dev.spotifylake.simulator.json.Visibility;
import java.util.Locale;

/// What Spotify lets an application read, decided by the application's age and size.
public enum AppProfile {
  /// Every application made since 2026-02-11 ("Development Mode").
  RESTRICTED,
  /// A development application older than that: old endpoints and fields still work.
  LEGACY,
  /// An organisation's application: limits and fields of legacy, old spelling only.
  EXTENDED;

  Visibility visibility() {
    return switch (this) {
      case RESTRICTED -> new Visibility(false, true, false);
      case LEGACY -> new Visibility(true, true, true);
      case EXTENDED -> new Visibility(true, false, true);
    };
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
