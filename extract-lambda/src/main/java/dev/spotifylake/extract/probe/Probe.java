package dev.spotifylake.extract.probe;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RunId;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.ExtractSetup;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.call.AppProfile;
import dev.spotifylake.extract.call.Call;
import dev.spotifylake.extract.call.CallGovernor;
import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.call.RunStatistics;
import dev.spotifylake.extract.call.SpotifyClient;
import dev.spotifylake.extract.log.RunEvents;
import dev.spotifylake.extract.record.RawRecorder;
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

/// Asks Spotify single questions whose responses do not go into raw. They pass the same governor as
/// those of a run: they are counted, and what is banned is not asked.
public final class Probe implements AutoCloseable {
  private final StateFile<AppState> app;
  private final CallGovernor governor;
  private final AppProfile profile;
  private final RunStatistics tallies = new RunStatistics();
  private final SpotifyClient calls;

  private Probe(ExtractSetup setup, Credentials credentials) throws IOException {
    Instant now = setup.clock().instant();
    String runId = RunId.create(now, setup.random());
    Backoff backoff = new Backoff(setup.sleeper(), setup.random());
    Deadline endless = new Deadline(setup.clock(), null);
    backoff.obey(endless);
    this.app = StateFile.open(setup.store(), AppState.KEY, AppState.FORMAT);
    this.governor = new CallGovernor(app, setup.clock(), backoff, endless);
    this.profile = new AppProfile(app, setup.configuration().spotifyApp(), now);
    this.calls =
        new SpotifyClient(
            setup.api(),
            new AccessTokens(setup.api(), credentials, setup.keeper(), setup.clock(), backoff),
            governor,
            profile,
            new RawRecorder(setup.store(), runId, null),
            tallies,
            new RunEvents(setup.log(), setup.clock(), runId),
            setup.clock(),
            backoff);
  }

  /// @throws LakeException if there are no credentials
  public static Probe open(ExtractSetup setup) throws IOException {
    Credentials credentials = setup.credentials();
    if (credentials == null) {
      throw new LakeException(
          "no Spotify credentials: expected SPOTIFY_CLIENT_ID or a credentials file; run: lake"
              + " login");
    }
    return new Probe(setup, credentials);
  }

  /// @param id fills the endpoint's `{id}`
  /// @throws LakeException if Spotify does not know the app or its secret
  public Fetched ask(
      TokenHolder holder, Endpoint endpoint, @Nullable String id, Map<String, String> parameters)
      throws IOException {
    return calls.ask(new Call(Source.RUN, holder, endpoint, id, id, parameters, RawContext.NONE));
  }

  /// Whether asking can be of use: what was refused is asked again after a week only.
  public boolean mayAsk(Endpoint endpoint) {
    return profile.mayAsk(endpoint);
  }

  /// Calls that the endpoint's group has left in the 24 hours up to now.
  public int budgetLeft(Endpoint endpoint) {
    return governor.budgetLeft(endpoint);
  }

  /// What all accounts of the app share, for reading.
  public AppState app() {
    return app.get();
  }

  /// Remembers what was counted and learnt.
  @Override
  public void close() throws IOException {
    profile.learn(tallies.anythingAnswered());
    app.save();
  }
}
