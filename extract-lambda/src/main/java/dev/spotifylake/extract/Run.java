package dev.spotifylake.extract;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RunId;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.watchlist.WatchList;
import dev.spotifylake.extract.call.AppProfile;
import dev.spotifylake.extract.call.CallGovernor;
import dev.spotifylake.extract.call.RunStatistics;
import dev.spotifylake.extract.call.SourceStatistics;
import dev.spotifylake.extract.call.SpotifyClient;
import dev.spotifylake.extract.log.RunEvents;
import dev.spotifylake.extract.record.RawRecorder;
import dev.spotifylake.extract.record.RunReportWriter;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.SourceReport;
import dev.spotifylake.extract.source.AccountLists;
import dev.spotifylake.extract.source.AlbumTracks;
import dev.spotifylake.extract.source.ArtistAlbums;
import dev.spotifylake.extract.source.Enrichment;
import dev.spotifylake.extract.source.EntityBacklogs;
import dev.spotifylake.extract.source.LegacyEndpoints;
import dev.spotifylake.extract.source.Playlists;
import dev.spotifylake.extract.source.RecentlyPlayed;
import dev.spotifylake.extract.source.RunScope;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.time.Backoff;
import dev.spotifylake.extract.time.Deadline;
import dev.spotifylake.extract.token.AccessTokens;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One run: plays first, then what else the people have, then the catalogue.
final class Run {
  private final ExtractSetup setup;
  private final Credentials credentials;
  private final AccessTokens tokens;
  private final String runId;
  private final Instant now;
  private final RunEvents events;
  private final WatchList watchList;
  private final StateFile<AppState> app;
  private final RunScope scope;
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
    this.setup = setup;
    this.credentials = credentials;
    this.tokens = tokens;
    this.now = clock.instant();
    this.runId = RunId.create(now, setup.random());
    this.events = new RunEvents(setup.log(), clock, runId);
    this.watchList = WatchListSource.read(setup);
    this.app = StateFile.open(setup.store(), AppState.KEY, AppState.FORMAT);
    RawRecorder recorder = new RawRecorder(setup.store(), runId, request.scheduledAt());
    Deadline deadline = new Deadline(clock, request.deadline());
    backoff.obey(deadline);
    CallGovernor governor = new CallGovernor(app, clock, backoff, deadline);
    AppProfile profile = new AppProfile(app, setup.configuration().spotifyApp(), now);
    RunStatistics tallies = new RunStatistics();
    SpotifyClient calls =
        new SpotifyClient(
            setup.api(), tokens, governor, profile, recorder, tallies, events, clock, backoff);
    this.scope =
        new RunScope(
            runId,
            now,
            calls,
            governor,
            recorder,
            tallies,
            profile,
            app,
            EntityBacklogs.open(setup.store()),
            new RunScope.Findings());
  }

  RunReport make() throws IOException {
    tokens.beginRun(scope.findings()::notice);
    watchList.problems().forEach(problem -> scope.findings().problem(problem.message()));
    refuseToDoNothing();
    openStates();
    SignIns signIns = new SignIns(credentials, tokens, scope, this::state);
    users.addAll(signIns.ask());
    begin();
    for (TokenHolder.User user : users) {
      new RecentlyPlayed(scope).read(user, state(user));
      save();
    }
    for (TokenHolder.User user : users) {
      new AccountLists(scope, state(user)).read(user);
      save();
      new Playlists(scope, state(user), user)
          .read(watchList.playlists(), user.equals(users.getFirst()));
      save();
    }
    readCatalogue();
    return end(signIns);
  }

  /// Nothing has been written when this throws.
  private void refuseToDoNothing() {
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
          "nobody has signed in and there is no client secret, so Spotify cannot be asked; run:"
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
    for (Map.Entry<String, String> died : app.get().unfinishedRuns().entrySet()) {
      scope
          .findings()
          .notice(
              "run "
                  + died.getKey()
                  + ", begun at "
                  + died.getValue()
                  + ", did not come to its end; what it had not stored is read again");
      app.change(state -> state.endRun(died.getKey()));
    }
    app.change(state -> state.beginRun(runId, now));
    save();
  }

  private void readCatalogue() throws IOException {
    TokenHolder holder = catalogueHolder();
    if (holder == null) {
      return;
    }
    if (users.isEmpty()) {
      new Playlists(scope, state(holder), holder).read(watchList.playlists(), true);
      save();
    }
    new ArtistAlbums(scope, state(holder), holder).read(watchList.artists());
    save();
    LegacyEndpoints olderAppsOnly = new LegacyEndpoints(scope, state(holder), holder);
    olderAppsOnly.readNewReleases();
    olderAppsOnly.readTopTracks(watchList.artists());
    save();
    AlbumTracks albumTracks = new AlbumTracks(scope, state(holder), holder);
    Enrichment enrichment = new Enrichment(scope, holder, albumTracks);
    enrichment.read(Source.ARTIST, watchList.artists());
    enrichment.read(Source.ALBUM, watchList.albums());
    enrichment.read(Source.TRACK, watchList.tracks());
    albumTracks.read();
    save();
  }

  /// The app itself where it has a secret; else somebody who signed in; null where there is nobody.
  private @Nullable TokenHolder catalogueHolder() {
    if (credentials.clientSecret() != null) {
      return new TokenHolder.App();
    }
    return users.isEmpty() ? null : users.getFirst();
  }

  private RunReport end(SignIns signIns) throws IOException {
    boolean answered = scope.tallies().anythingAnswered();
    scope.profile().learn(answered);
    if (answered) {
      scope.findings().learn();
    }
    if (scope.tallies().nothingButForbidden()) {
      String lapsed =
          "Spotify answered 403 to everything: the Premium subscription of the app's owner has"
              + " probably lapsed; renew it, the next run goes on by itself";
      scope.tallies().all().forEach(tally -> tally.end(Outcome.PREMIUM_LAPSED, lapsed));
      scope.findings().problem(lapsed);
    }
    List<SourceReport> sources =
        scope.tallies().all().stream()
            .filter(SourceStatistics::isDue)
            .map(tally -> tally.report(signIns.daysLeft(tally.account())))
            .toList();
    sources.forEach(events::source);
    new RunReportWriter(scope.recorder())
        .write(
            new TreeSet<>(states.keySet()),
            sources,
            scope.findings().passes(),
            setup.clock().instant());
    app.change(state -> state.endRun(runId));
    save();
    scope.findings().problems().forEach(line -> events.message("problem", line));
    scope.findings().notices().forEach(line -> events.message("notice", line));
    events.run("run_ends");
    return new RunReport(
        runId,
        sources,
        scope.findings().passes(),
        scope.recorder().keys(),
        scope.findings().problems(),
        scope.findings().notices(),
        scope.findings().coverageGap());
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

  private void save() throws IOException {
    for (StateFile<AccountState> state : states.values()) {
      state.save();
    }
    scope.catalogues().save();
    app.save();
  }
}
