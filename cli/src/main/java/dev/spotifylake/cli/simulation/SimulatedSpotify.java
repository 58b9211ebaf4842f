package dev.spotifylake.cli.simulation;

import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.extract.ExtractSetup;
import dev.spotifylake.extract.Extractor;
import dev.spotifylake.extract.RunRequest;
import dev.spotifylake.extract.api.OkHttpSpotifyApi;
import dev.spotifylake.extract.log.RunLog;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.simulator.AppProfile;
import dev.spotifylake.simulator.SimulatorCredentials;
import dev.spotifylake.simulator.SimulatorCredentials.ListenerCredentials;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import dev.spotifylake.simulator.truth.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A simulated Spotify with one listener, and an extractor that reads it into a lake.
final class SimulatedSpotify implements AutoCloseable {
  // Enough to show growing discographies, few enough for a short demo to read them all.
  private static final int WATCHED_ARTISTS = 5;

  private final SpotifySimulator simulator;
  private final Extractor extractor;

  private SimulatedSpotify(SpotifySimulator simulator, Extractor extractor) {
    this.simulator = simulator;
    this.extractor = extractor;
  }

  static SimulatedSpotify start(LakeFolder lake, AppProfile profile, long seed, Instant start)
      throws IOException {
    SpotifySimulator simulator =
        SpotifySimulator.start(
            SimulatorOptions.defaults().withProfile(profile).withSeed(seed).withStart(start));
    // A broken response, as in any real network; it must become a reject.
    simulator.inject(Fault.of(FaultKind.TRUNCATED_BODY).on("me/top/artists").times(1));
    lake.rawStore()
        .put(
            LakeConfiguration.DEFAULT_WATCH_LIST_KEY,
            new ObjectContent.InMemory(watchList(simulator.truth())),
            new PutCondition.Any());
    return new SimulatedSpotify(simulator, extractor(lake, simulator, seed));
  }

  private static byte[] watchList(Truth truth) {
    String artists =
        truth.artistIds(WATCHED_ARTISTS).stream()
            .map(id -> '"' + id + '"')
            .collect(Collectors.joining(", "));
    return ("{\"artists\": [" + artists + "]}\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Extractor extractor(LakeFolder lake, SpotifySimulator simulator, long seed) {
    LakeConfiguration configuration =
        LakeConfiguration.from(
            Map.of(
                "LAKE_RAW", lake.raw().toString(),
                "SPOTIFY_API_URL", simulator.apiUrl().toString(),
                "SPOTIFY_ACCOUNTS_URL", simulator.accountsUrl().toString()));
    return new Extractor(
        new ExtractSetup(
            lake.rawStore(),
            configuration,
            credentials(simulator.credentials()),
            new OkHttpSpotifyApi(configuration.spotifyApiUrl(), configuration.spotifyAccountsUrl()),
            (account, refreshToken) -> {
              throw new IOException("the demo's simulator never replaces a refresh token");
            },
            simulator::now,
            simulator::advance,
            new SplittableRandom(seed),
            RunLog.silent()));
  }

  private static Credentials credentials(SimulatorCredentials simulated) {
    Map<String, AccountCredentials> accounts = new TreeMap<>();
    for (ListenerCredentials listener : simulated.listeners()) {
      accounts.put(
          listener.label(),
          new AccountCredentials(
              new Secret(listener.refreshToken()),
              listener.consentedAt(),
              Set.copyOf(List.of(listener.scopes().split(" "))),
              null));
    }
    return new Credentials(
        simulated.clientId(), new Secret(simulated.clientSecret()), new TreeMap<>(accounts));
  }

  /// Sets the simulated clock to the hour, and makes its run.
  ///
  /// @throws LakeException where the run cannot start
  RunReport runAt(Instant hour) {
    simulator.setClock(hour);
    return extractor.run(new RunRequest(hour, null));
  }

  Instant now() {
    return simulator.now();
  }

  Truth truth() {
    return simulator.truth();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
