package dev.spotifylake.common.config;

/// Which Spotify API the app is taken to have. With `AUTO` that is learnt from what Spotify
/// refuses.
public enum AppProfileSetting {
  AUTO,
  RESTRICTED,
  LEGACY,
  EXTENDED
}
