package dev.spotifylake.extract.api;

/// The part of Spotify that the lake calls. Each method makes exactly one HTTP call: retries, waits
/// and budgets are the caller's. No method throws for a failure of the network or the server.
public interface SpotifyApi {
  /// Calls the API host.
  SpotifyReply get(SpotifyRequest request);

  /// Requests an access token from the accounts host.
  TokenReply token(TokenRequest request);
}
