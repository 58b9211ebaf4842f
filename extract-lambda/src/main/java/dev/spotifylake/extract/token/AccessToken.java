package dev.spotifylake.extract.token;

import dev.spotifylake.common.config.Secret;

/// Whether a call can be made for a holder.
public sealed interface AccessToken {
  record Ready(Secret token) implements AccessToken {}

  /// The sign-in has ended; asking again is of no use.
  record SignedOut(String message) implements AccessToken {}

  /// None could be had now.
  record Unavailable(String message) implements AccessToken {}
}
