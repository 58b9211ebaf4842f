package dev.spotifylake.simulator.signin;

import java.net.URI;

/// The one application that the simulated Spotify knows.
///
/// Registered redirect URI: `http://127.0.0.1/callback`, with any port, as Spotify allows for
/// loopback addresses.
public record ClientApp(String id, String secret) {
  private static final String CALLBACK = "/callback";

  /// Whether a redirect URI is registered; `localhost` is not.
  boolean redirectsTo(String redirectUri) {
    try {
      URI uri = URI.create(redirectUri);
      return "http".equals(uri.getScheme())
          && "127.0.0.1".equals(uri.getHost())
          && CALLBACK.equals(uri.getRawPath())
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
