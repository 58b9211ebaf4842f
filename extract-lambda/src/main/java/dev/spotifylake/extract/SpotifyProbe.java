package dev.spotifylake.extract;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RunId;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.client.AppProfile;
import dev.spotifylake.extract.client.Call;
import dev.spotifylake.extract.client.CallGovernor;
import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.client.RunStatistics;
import dev.spotifylake.extract.client.SpotifyClient;
import dev.spotifylake.extract.log.RunEvents;
import dev.spotifylake.extract.raw.RawRecorder;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.time.Backoff;
import dev.spotifylake.extract.time.Deadline;
import dev.spotifylake.extract.token.AccessTokens;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes single calls outside a run, whose responses are not stored. They count against the same
/// budgets as those of a run, and bans hold for them too.
public final class SpotifyProbe implements AutoCloseable {
  private final StateFile<AppState> app;
  private final CallGovernor governor;
  private final AppProfile profile;
  private final RunStatistics statistics = new RunStatistics();
  private final SpotifyClient client;

  private SpotifyProbe(ExtractSetup setup, Credentials credentials) throws IOException {
    Instant now = setup.clock().instant();
    String runId = RunId.create(now, setup.random());
    Backoff backoff = new Backoff(setup.sleeper(), setup.random());
    Deadline unlimited = new Deadline(setup.clock(), null);
    backoff.limit(unlimited);
    this.app = StateFile.open(setup.store(), AppState.KEY, AppState.FORMAT);
    this.governor = new CallGovernor(app, setup.clock(), backoff, unlimited);
    this.profile = new AppProfile(app, setup.configuration().spotifyApp(), now);
    this.client =
        new SpotifyClient(
            setup.api(),
            new AccessTokens(
                setup.api(), credentials, setup.refreshTokens(), setup.clock(), backoff),
            governor,
            profile,
            new RawRecorder(setup.store(), runId, null),
            statistics,
            new RunEvents(setup.log(), setup.clock(), runId),
            setup.clock(),
            backoff);
  }

  /// @throws LakeException if there are no credentials
  public static SpotifyProbe open(ExtractSetup setup) throws IOException {
    Credentials credentials = setup.credentials();
    if (credentials == null) {
      throw new LakeException(
          "no Spotify credentials: expected SPOTIFY_CLIENT_ID or a credentials file; run: lake"
              + " login");
    }
    return new SpotifyProbe(setup, credentials);
  }

  /// @param id fills the endpoint's `{id}`
  /// @throws LakeException if Spotify does not know the app or its secret
  public FetchResult call(
      TokenHolder holder, Endpoint endpoint, @Nullable String id, Map<String, String> parameters)
      throws IOException {
    return client.fetchUnrecorded(
        new Call(Source.RUN, holder, endpoint, id, id, parameters, RawContext.NONE));
  }

  /// Whether a call may succeed: a refused legacy endpoint is called again after a week only.
  public boolean mayCall(Endpoint endpoint) {
    return profile.mayCall(endpoint);
  }

  /// Calls that the endpoint's group has left in the 24 hours up to now.
  public int budgetLeft(Endpoint endpoint) {
    return governor.budgetLeft(endpoint);
  }

  /// The state that all accounts share. Callers do not modify it.
  public AppState app() {
    return app.get();
  }

  /// Saves the counted calls, and what was learnt about the app.
  @Override
  public void close() throws IOException {
    profile.learn(statistics.anySucceeded());
    app.save();
  }
}
