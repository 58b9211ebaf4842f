package dev.spotifylake.extract.api;

import dev.spotifylake.common.config.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A request for an access token.
public sealed interface TokenRequest {
  String clientId();

  /// For the app itself: reads music metadata.
  record ForApp(String clientId, Secret clientSecret) implements TokenRequest {}

  /// For a person who has signed in.
  ///
  /// @param clientSecret null for an app that signs in by PKCE
  record ForUser(String clientId, @Nullable Secret clientSecret, Secret refreshToken)
      implements TokenRequest {}

  /// For a person who has just agreed on Spotify's page (authorization code with PKCE, which needs
  /// no client secret).
  ///
  /// @param redirectUri exactly the one of the consent page
  /// @param verifier the secret behind the page's `code_challenge`
  record ForCode(String clientId, Secret code, URI redirectUri, Secret verifier)
      implements TokenRequest {}
}
