package dev.spotifylake.extract.api;

/// Spotify, as far as the lake asks it. Each method makes exactly one HTTP call: tries, waits and
/// budgets are the caller's. Never throws for what the network or the server does.
public interface SpotifyApi {
  /// Asks the API host.
  SpotifyReply get(SpotifyRequest request);

  /// Asks the accounts host for an access token.
  TokenReply token(TokenRequest request);
}
