package dev.spotifylake.simulator;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;

/// What an application needs to sign in to the simulator.
public record SimulatorCredentials(
    String clientId, String clientSecret, List<ListenerCredentials> listeners) {
  public SimulatorCredentials {
    listeners = List.copyOf(listeners);
  }

  /// The credentials of the listener with this label.
  public ListenerCredentials listener(String label) {
    return listeners.stream()
        .filter(listener -> listener.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "no listener '" + label + "' in the simulator: there is " + labels()));
  }

  private List<String> labels() {
    return listeners.stream().map(ListenerCredentials::label).toList();
  }

  @Override
  public String toString() {
    return "SimulatorCredentials[" + clientId + ", " + labels() + "]";
  }

  /// One listener who has already consented.
  ///
  /// @param spotifyId the `id` of `GET /me`
  /// @param accountId the immutable `account_id` of `GET /me`
  /// @param refreshToken issued by PKCE, so the client id alone suffices to use it
  /// @param consentedAt the refresh token dies six months after this instant
  /// @param scopes separated by spaces
  public record ListenerCredentials(
      String label,
      String spotifyId,
      String accountId,
      String refreshToken,
      Instant consentedAt,
      String scopes) {
    @Override
    public String toString() {
      return "ListenerCredentials[" + label + "]";
    }
  }
}
