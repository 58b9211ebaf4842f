package dev.spotifylake.simulator;

import dev.spotifylake.simulator.SimulatorCredentials.ListenerCredentials;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.http.Server;
import dev.spotifylake.simulator.http.Simulation;
import dev.spotifylake.simulator.signin.ClientApp;
import dev.spotifylake.simulator.signin.SecretMark;
import dev.spotifylake.simulator.signin.Tokens;
import dev.spotifylake.simulator.truth.RecordedCall;
import dev.spotifylake.simulator.truth.Truth;
import dev.spotifylake.simulator.world.Ids;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.Listener;
import dev.spotifylake.simulator.world.Play;
import dev.spotifylake.simulator.world.SeededRandom;
import dev.spotifylake.simulator.world.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A Spotify on 127.0.0.1 with a clock of its own, which stands still unless it is moved.
///
/// One server is both hosts: {@link #apiUrl} and {@link #accountsUrl} differ only in their paths.
public final class SpotifySimulator implements AutoCloseable {
  private final Simulation simulation;
  private final Server server;
  private final SimulatorCredentials credentials;

  private SpotifySimulator(Simulation simulation, Server server, SimulatorCredentials credentials) {
    this.simulation = simulation;
    this.server = server;
    this.credentials = credentials;
  }

  /// Starts a simulator.
  ///
  /// @throws java.io.UncheckedIOException if the port is taken
  public static SpotifySimulator start(SimulatorOptions options) {
    World world =
        World.of(
            options.seed(),
            options.start(),
            new World.Plan(
                options.listeners(),
                options.artists(),
                options.ownedPlaylists(),
                options.largePlaylist(),
                options.savedTracks(),
                options.heavyHoursPerWeek(),
                options.quiet()));
    Ids ids = new Ids(SeededRandom.mix(world.seed(), SeededRandom.hash("client")));
    ClientApp app = new ClientApp(ids.id(Kind.ARTIST, 0), SecretMark.TEXT + ids.id(Kind.ALBUM, 0));
    Tokens tokens = new Tokens(world.seed());
    SimulatorCredentials credentials = consents(options, world, app, tokens);
    Simulation simulation =
        new Simulation(
            new Simulation.Settings(
                options.profile().visibility(),
                options.latency(),
                options.shortResponses(),
                options.quotaPerGroup(),
                options.rotateRefreshTokens(),
                options.keptCalls()),
            world,
            app,
            tokens);
    return new SpotifySimulator(simulation, Server.start(options.port(), simulation), credentials);
  }

  private static SimulatorCredentials consents(
      SimulatorOptions options, World world, ClientApp app, Tokens tokens) {
    List<ListenerCredentials> listeners = new ArrayList<>();
    for (Listener listener : world.listeners()) {
      Instant at =
          options.start().minus(options.consentAge()).plus(Duration.ofDays(listener.number()));
      String token = tokens.refreshToken(new Tokens.Consent(listener, options.scopes(), at, false));
      listeners.add(
          new ListenerCredentials(
              listener.label(),
              listener.spotifyId(),
              listener.accountId(),
              token,
              at,
              options.scopes()));
    }
    return new SimulatorCredentials(app.id(), app.secret(), listeners);
  }

  /// Where the Web API is, with its version: `http://127.0.0.1:<port>/v1`.
  public URI apiUrl() {
    return URI.create(accountsUrl() + "/v1");
  }

  /// Where the accounts service is: `http://127.0.0.1:<port>`.
  public URI accountsUrl() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /// The simulator's clock.
  public Instant now() {
    return simulation.now();
  }

  public void setClock(Instant instant) {
    simulation.setClock(instant);
  }

  public void advance(Duration duration) {
    simulation.advance(duration);
  }

  /// Adds a fault to those that wait for a call; of several that match, the first injected hits.
  public void inject(Fault fault) {
    simulation.inject(fault);
  }

  /// Takes back all faults, and ends the bans they began.
  public void clearFaults() {
    simulation.clearFaults();
  }

  /// Adds a play of a catalog track by a listener, besides what the world lets them play.
  ///
  /// @param label of the listener
  /// @param trackId as in {@link Truth#top} or any response of the API
  /// @param playedAt the end of playback
  /// @param msPlayed below 30,000 it never appears in recently-played
  public void play(String label, String trackId, Instant playedAt, int msPlayed) {
    simulation.play(
        new Play(
            label,
            playedAt,
            "spotify:track:" + trackId,
            simulation.trackNumber(trackId),
            msPlayed,
            null,
            msPlayed < 30_000 ? "short" : null));
  }

  /// Edits a playlist now, besides the edits that the world has planned.
  public void editPlaylist(String playlistId) {
    simulation.edit(playlistId);
  }

  /// Withdraws a listener's consent: their refresh tokens return `invalid_grant` from now on.
  public void revoke(String label) {
    simulation.revoke(label);
  }

  /// What really happened, and what the API has shown of it.
  public Truth truth() {
    return simulation.truth();
  }

  /// The latest calls, oldest first; those to the simulator's own controls are not among them.
  public List<RecordedCall> calls() {
    return simulation.truth().calls();
  }

  public SimulatorCredentials credentials() {
    return credentials;
  }

  @Override
  public void close() {
    server.close();
  }
}
