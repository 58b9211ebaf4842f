package dev.spotifylake.it.trino;

import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.compact.Compaction;
import dev.spotifylake.compact.CompactionSettings;
import dev.spotifylake.extract.ExtractSetup;
import dev.spotifylake.extract.Extractor;
import dev.spotifylake.extract.RunRequest;
import dev.spotifylake.extract.api.OkHttpSpotifyApi;
import dev.spotifylake.extract.log.RunLog;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.simulator.AppProfile;
import dev.spotifylake.simulator.SimulatorCredentials;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import dev.spotifylake.simulator.truth.Truth;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A lake of some simulated days in both formats, made by the real extractor, transformer and
/// compaction, and what the simulator knows about those days. The files of the last runs are loose,
/// those of the runs before are merged.
final class SimulatedLake implements AutoCloseable {
  private static final int WATCHED_ARTISTS = 5;
  private static final int SEED = 6;

  private static final int LOOSE_RUNS = 5;
  private static final Duration HOUR = Duration.ofHours(1);

  private final Path folder;
  private final SpotifySimulator simulator;
  private final Instant start;
  private final int runs;
  private final Duration between;

  private SimulatedLake(
      Path folder, SpotifySimulator simulator, Instant start, int runs, Duration between) {
    this.folder = folder;
    this.simulator = simulator;
    this.start = start;
    this.runs = runs;
    this.between = between;
  }

  /// @param between from one run to the next; the first comes that long after the start
  /// @param world the size of the simulated Spotify
  static SimulatedLake ofDays(
      LocalDate firstDay, int days, Duration between, SimulatorOptions world, Path folder)
      throws IOException {
    Instant start = firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
    SpotifySimulator simulator =
        SpotifySimulator.start(
            world.withProfile(AppProfile.LEGACY).withSeed(SEED).withStart(start));
    simulator.inject(Fault.of(FaultKind.TRUNCATED_BODY).on("me/top/artists").times(1));
    FolderObjectStore store = new FolderObjectStore(folder);
    String artists =
        simulator.truth().artistIds(WATCHED_ARTISTS).stream()
            .map(id -> '"' + id + '"')
            .collect(Collectors.joining(", "));
    store.put(
        LakeConfiguration.DEFAULT_WATCH_LIST_KEY,
        new ObjectContent.InMemory(
            ("{\"artists\": [" + artists + "]}").getBytes(StandardCharsets.UTF_8)),
        new PutCondition.Any());
    Extractor extractor = extractor(folder, store, simulator);
    Transformer transformer = new Transformer(store, store, LakeFormat.BOTH);
    Compaction compaction =
        new Compaction(
            store, store, LakeFormat.BOTH, simulator::now, CompactionSettings.DEFAULT.foldingAll());
    int runs = Math.toIntExact(Duration.ofDays(days).dividedBy(between));
    for (int run = 1; run <= runs; run++) {
      Instant at = start.plus(between.multipliedBy(run));
      if (run == runs - LOOSE_RUNS) {
        simulator.setClock(at.minus(HOUR));
        compaction.compact();
      } else if (run == runs - LOOSE_RUNS + 1) {
        // This one merges merged files with loose ones. The next one finds nothing to merge and
        // deletes what has become obsolete: Trino and Athena read obsolete files too.
        simulator.setClock(at.minus(HOUR.multipliedBy(2)));
        compaction.compact();
        simulator.setClock(at.minus(HOUR));
        compaction.compact();
      }
      simulator.setClock(at);
      RunReport report = extractor.run(new RunRequest(at, null));
      for (String key : report.rawKeys()) {
        transformer.transform(key);
      }
    }
    return new SimulatedLake(folder, simulator, start, runs, between);
  }

  private static Extractor extractor(
      Path folder, FolderObjectStore store, SpotifySimulator simulator) {
    LakeConfiguration configuration =
        LakeConfiguration.from(
            Map.of(
                "LAKE_RAW", folder.toString(),
                "SPOTIFY_API_URL", simulator.apiUrl().toString(),
                "SPOTIFY_ACCOUNTS_URL", simulator.accountsUrl().toString()));
    return new Extractor(
        new ExtractSetup(
            store,
            configuration,
            credentials(simulator.credentials()),
            new OkHttpSpotifyApi(configuration.spotifyApiUrl(), configuration.spotifyAccountsUrl()),
            (account, refreshToken) -> {
              throw new IOException("this simulator never replaces a refresh token");
            },
            simulator::now,
            simulator::advance,
            new SplittableRandom(SEED),
            RunLog.silent()));
  }

  private static Credentials credentials(SimulatorCredentials simulated) {
    TreeMap<String, AccountCredentials> accounts = new TreeMap<>();
    simulated
        .listeners()
        .forEach(
            listener ->
                accounts.put(
                    listener.label(),
                    new AccountCredentials(
                        new Secret(listener.refreshToken()),
                        listener.consentedAt(),
                        Set.copyOf(List.of(listener.scopes().split(" "))),
                        null)));
    return new Credentials(simulated.clientId(), new Secret(simulated.clientSecret()), accounts);
  }

  Path folder() {
    return folder;
  }

  Truth truth() {
    return simulator.truth();
  }

  int runs() {
    return runs;
  }

  /// Whether a run fell into the time of an item: only then can the lake know of it.
  ///
  /// @param until null if it is still there
  boolean isRunBetween(Instant from, @Nullable Instant until) {
    Instant run = start.plus(between);
    while (run.isBefore(from)) {
      run = run.plus(between);
    }
    return until == null || run.isBefore(until);
  }

  /// The last day. Queries count their days and months back from it.
  LocalDate today() {
    return LocalDate.ofInstant(simulator.now(), ZoneOffset.UTC);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
