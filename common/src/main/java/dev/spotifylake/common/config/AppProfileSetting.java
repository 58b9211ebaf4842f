package dev.spotifylake.common.config;

/// Which Spotify API the app is taken to have. With `AUTO` the refusals of Spotify show which.
public enum AppProfileSetting {
  AUTO,
  RESTRICTED,
  LEGACY,
  EXTENDED
}
