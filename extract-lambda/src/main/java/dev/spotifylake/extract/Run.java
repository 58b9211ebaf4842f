package dev.spotifylake.extract;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RunId;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.watchlist.WatchList;
import dev.spotifylake.extract.account.AccountListReader;
import dev.spotifylake.extract.account.RecentlyPlayed;
import dev.spotifylake.extract.client.AppProfile;
import dev.spotifylake.extract.client.CallGovernor;
import dev.spotifylake.extract.client.RunStatistics;
import dev.spotifylake.extract.client.SourceStatistics;
import dev.spotifylake.extract.client.SpotifyClient;
import dev.spotifylake.extract.log.RunEvents;
import dev.spotifylake.extract.metadata.AlbumTracks;
import dev.spotifylake.extract.metadata.ArtistAlbums;
import dev.spotifylake.extract.metadata.EntityCollector;
import dev.spotifylake.extract.metadata.EntityLookup;
import dev.spotifylake.extract.metadata.LegacyEndpoints;
import dev.spotifylake.extract.playlist.Playlists;
import dev.spotifylake.extract.raw.RawRecorder;
import dev.spotifylake.extract.raw.RunReportWriter;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.report.SourceReport;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.run.RunFindings;
import dev.spotifylake.extract.run.RunPasses;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.time.Backoff;
import dev.spotifylake.extract.time.Deadline;
import dev.spotifylake.extract.token.AccessTokens;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One run. It reads plays first, because they cannot be read later; then each person's lists and
/// playlists; then music metadata.
final class Run {
  // Long after everything that is still watched was read again, whatever its cadence.
  private static final Duration LONG_OVERDUE = Duration.ofDays(30);

  private final ExtractSetup setup;
  private final Credentials credentials;
  private final AccessTokens tokens;
  private final RunEvents events;
  private final WatchList watchList;
  private final EntityCollector entities;
  private final RunContext run;
  private final SortedMap<String, StateFile<AccountState>> states = new TreeMap<>();
  private final List<TokenHolder.User> users = new ArrayList<>();

  Run(
      ExtractSetup setup,
      Credentials credentials,
      AccessTokens tokens,
      Backoff backoff,
      RunRequest request)
      throws IOException {
    InstantSource clock = setup.clock();
    Instant now = clock.instant();
    String runId = RunId.create(now, setup.random());
    this.setup = setup;
    this.credentials = credentials;
    this.tokens = tokens;
    this.events = new RunEvents(setup.log(), clock, runId);
    this.watchList = WatchListReader.read(setup);
    this.entities = EntityCollector.open(setup.store());
    StateFile<AppState> app = StateFile.open(setup.store(), AppState.KEY, AppState.FORMAT);
    RawRecorder recorder = new RawRecorder(setup.store(), runId, request.scheduledAt());
    Deadline deadline = new Deadline(clock, request.deadline());
    backoff.limit(deadline);
    CallGovernor governor = new CallGovernor(app, clock, backoff, deadline);
    AppProfile profile = new AppProfile(app, setup.configuration().spotifyApp(), now);
    RunStatistics statistics = new RunStatistics();
    SpotifyClient client =
        new SpotifyClient(
            setup.api(), tokens, governor, profile, recorder, statistics, events, clock, backoff);
    this.run =
        new RunContext(
            runId,
            now,
            client,
            recorder,
            statistics,
            profile,
            app,
            new RunPasses(runId, now),
            new RunFindings());
  }

  RunReport make() throws IOException {
    tokens.beginRun(run.findings()::addNotice);
    watchList.problems().forEach(problem -> run.findings().addProblem(problem.message()));
    checkThatSomethingCanBeRead();
    openStates();
    SignIns signIns = new SignIns(credentials, tokens, run, this::state);
    users.addAll(signIns.requestTokens());
    begin();
    for (TokenHolder.User user : users) {
      new RecentlyPlayed(run, entities).read(user, state(user));
      save();
    }
    for (TokenHolder.User user : users) {
      new AccountListReader(run, state(user), entities).read(user);
      save();
      new Playlists(run, state(user), user, entities)
          .read(watchList.playlists(), user.equals(users.getFirst()));
      save();
    }
    readMetadata();
    return end(signIns);
  }

  /// Throws before anything is written.
  private void checkThatSomethingCanBeRead() {
    if (!credentials.accounts().isEmpty()) {
      return;
    }
    if (watchList.isEmpty()) {
      throw new LakeException(
          "nobody has signed in and the watch-list is empty, so there is nothing to read; run: lake"
              + " login, or add something with: lake watch add");
    }
    if (credentials.clientSecret() == null) {
      throw new LakeException(
          "nobody has signed in and there is no client secret, so Spotify cannot be called; run:"
              + " lake login, or set SPOTIFY_CLIENT_SECRET to read the watch-list without a user");
    }
  }

  private void openStates() throws IOException {
    List<String> accounts = new ArrayList<>(credentials.accounts().keySet());
    accounts.add(RawHeader.APP_ACCOUNT);
    for (String account : accounts) {
      states.put(
          account, StateFile.open(setup.store(), AccountState.key(account), AccountState.FORMAT));
    }
  }

  private void begin() throws IOException {
    events.run("run_begins");
    for (Map.Entry<String, String> unfinished : run.app().get().unfinishedRuns().entrySet()) {
      run.findings()
          .addNotice(
              "run "
                  + unfinished.getKey()
                  + ", begun at "
                  + unfinished.getValue()
                  + ", did not come to its end; what it had not stored is read again");
      run.app().change(state -> state.endRun(unfinished.getKey()));
    }
    run.app().change(state -> state.beginRun(run.runId(), run.startedAt()));
    // Searches for raw objects know the accounts by their states.
    states.values().forEach(StateFile::create);
    save();
  }

  private void readMetadata() throws IOException {
    TokenHolder holder = metadataHolder();
    if (holder == null) {
      return;
    }
    if (users.isEmpty()) {
      new Playlists(run, state(holder), holder, entities).read(watchList.playlists(), true);
      save();
    }
    new ArtistAlbums(run, state(holder), holder, entities).read(watchList.artists());
    save();
    LegacyEndpoints legacyEndpoints = new LegacyEndpoints(run, state(holder), holder, entities);
    legacyEndpoints.readNewReleases();
    legacyEndpoints.readTopTracks(watchList.artists());
    save();
    AlbumTracks albumTracks = new AlbumTracks(run, state(holder), holder);
    EntityLookup lookup = new EntityLookup(run, holder, entities, albumTracks);
    lookup.read(Source.ARTIST, watchList.artists());
    lookup.read(Source.ALBUM, watchList.albums());
    lookup.read(Source.TRACK, watchList.tracks());
    albumTracks.read();
    save();
  }

  /// The app itself if it has a secret, else the first person who signed in, else null.
  private @Nullable TokenHolder metadataHolder() {
    if (credentials.clientSecret() != null) {
      return new TokenHolder.App();
    }
    return users.isEmpty() ? null : users.getFirst();
  }

  private RunReport end(SignIns signIns) throws IOException {
    boolean anySucceeded = run.statistics().anySucceeded();
    run.profile().learn(anySucceeded);
    if (anySucceeded) {
      run.findings().applyChanges();
    }
    if (run.statistics().onlyForbidden()) {
      String lapsed =
          "Spotify responded with 403 to everything: the Premium subscription of the app's owner"
              + " has probably lapsed; renew it, and the next run continues by itself";
      run.statistics().all().forEach(source -> source.end(Outcome.PREMIUM_LAPSED, lapsed));
      run.findings().addProblem(lapsed);
    }
    List<SourceReport> sources =
        run.statistics().all().stream()
            .filter(SourceStatistics::isDue)
            .map(source -> source.report(signIns.daysLeft(source.account())))
            .toList();
    sources.forEach(events::source);
    new RunReportWriter(run.recorder())
        .write(
            new TreeSet<>(states.keySet()),
            sources,
            run.passes().reports(),
            setup.clock().instant());
    run.app().change(state -> state.endRun(run.runId()));
    forgetLongOverdue();
    save();
    run.findings().problems().forEach(line -> events.message("problem", line));
    run.findings().notices().forEach(line -> events.message("notice", line));
    events.run("run_ends");
    return new RunReport(
        run.runId(),
        sources,
        run.passes().reports(),
        run.recorder().keys(),
        run.findings().problems(),
        run.findings().notices(),
        run.findings().coverageGap());
  }

  private StateFile<AccountState> state(TokenHolder holder) {
    return state(holder.accountLabel());
  }

  private StateFile<AccountState> state(String account) {
    StateFile<AccountState> state = states.get(account);
    if (state == null) {
      throw new IllegalStateException("no state was opened for account '" + account + "'");
    }
    return state;
  }

  private void forgetLongOverdue() {
    Instant time = run.startedAt().minus(LONG_OVERDUE);
    for (StateFile<AccountState> state : states.values()) {
      if (state.get().remembersBefore(time)) {
        state.change(account -> account.forgetBefore(time));
      }
    }
  }

  private void save() throws IOException {
    for (StateFile<AccountState> state : states.values()) {
      state.save();
    }
    entities.save();
    run.app().save();
  }
}
