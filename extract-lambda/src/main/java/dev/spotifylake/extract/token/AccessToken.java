package dev.spotifylake.extract.token;

import dev.spotifylake.common.config.Secret;

/// An access token, or why there is none.
public sealed interface AccessToken {
  record Ready(Secret token) implements AccessToken {}

  /// The sign-in has ended, and only a new one helps.
  ///
  /// @param message one line for a person
  record SignedOut(String message) implements AccessToken {}

  /// No token could be obtained in this run.
  ///
  /// @param message one line for a person
  record Unavailable(String message) implements AccessToken {}
}
