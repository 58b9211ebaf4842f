package dev.spotifylake.cli.soak;

import dev.spotifylake.cli.engine.DuckDbEngine;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.extract.ExtractSetup;
import dev.spotifylake.extract.Extractor;
import dev.spotifylake.extract.RunRequest;
import dev.spotifylake.extract.api.OkHttpSpotifyApi;
import dev.spotifylake.extract.log.RunLog;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.state.StoredPoll;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A lake whose raw objects are in memory and whose tables are in a folder. Only plays are
/// transformed: a soak is about them, and two months of everything take long.
final class SoakLake {
  private final SpotifySimulator spotify;
  private final Path curated;
  private final MemoryObjectStore raw = new MemoryObjectStore();
  private final Set<String> transformed = new HashSet<>();
  private final ExtractSetup setup;
  private final Transformer transformer;
  private Extractor extractor;

  SoakLake(SpotifySimulator spotify, Path curated) throws IOException {
    this(spotify, curated, store -> store);
  }

  /// @param wrapper of the raw store that the extractor writes to
  SoakLake(SpotifySimulator spotify, Path curated, UnaryOperator<ObjectStore> wrapper)
      throws IOException {
    this.spotify = spotify;
    this.curated = curated;
    raw.put(
        LakeConfiguration.DEFAULT_WATCH_LIST_KEY,
        ObjectContent.of(
            "{\"artists\":[\""
                + String.join("\",\"", spotify.truth().artistIds(5))
                + "\"],\"playlists\":[],\"albums\":[],\"tracks\":[]}"),
        PutCondition.any());
    Map<String, AccountCredentials> accounts = new TreeMap<>();
    for (var listener : spotify.credentials().listeners()) {
      accounts.put(
          listener.label(),
          new AccountCredentials(
              new Secret(listener.refreshToken()), listener.consentedAt(), Set.of(), null));
    }
    this.setup =
        new ExtractSetup(
            wrapper.apply(raw),
            LakeConfiguration.from(Map.of()),
            new Credentials(
                spotify.credentials().clientId(),
                new Secret(spotify.credentials().clientSecret()),
                new TreeMap<>(accounts)),
            new OkHttpSpotifyApi(spotify.apiUrl(), spotify.accountsUrl()),
            (account, token) -> {
              throw new IOException("no token is replaced here");
            },
            spotify::now,
            spotify::advance,
            new Random(1),
            RunLog.silent());
    this.extractor = new Extractor(setup);
    this.transformer = new Transformer(raw, new FolderObjectStore(curated), LakeFormat.PARQUET);
  }

  RunReport run() throws IOException {
    RunReport report = extractor.run(new RunRequest(spotify.now(), null));
    transform();
    return report;
  }

  /// A run that shares only the lake with other runs.
  RunReport extractInNewProcess() {
    return new Extractor(setup).run(new RunRequest(spotify.now(), null));
  }

  /// The end of the newest play in the lake's state.
  Instant newestKnownPlay() throws IOException {
    StoredPoll poll =
        StateFile.open(raw, AccountState.key("me"), AccountState.FORMAT).get().previousPoll();
    if (poll == null || poll.newestPlayedAt() == null) {
      throw new AssertionError("the state holds no play: " + poll);
    }
    return poll.newestPlayedAt();
  }

  /// Calls of a group in the last day, as the lake's state counts them.
  int callsCounted(String group) throws IOException {
    return StateFile.open(raw, AppState.KEY, AppState.FORMAT)
        .get()
        .calls()
        .lastDay(group, spotify.now());
  }

  /// Transforms new raw objects, whether their run has ended or not, as put events would.
  void transform() throws IOException {
    List<String> keys;
    try (var entries = raw.list(RawKey.PREFIX + "source=" + Source.RECENTLY_PLAYED.wireName())) {
      keys = entries.map(ObjectEntry::key).toList();
    }
    for (String key : keys) {
      if (transformed.add(key)) {
        transformer.transform(key);
      }
    }
  }

  /// Continues as a new process would.
  void restart() {
    extractor = new Extractor(setup);
  }

  /// A play in `v_plays`.
  record Stored(Instant playedAt, String uri) {}

  List<Stored> plays() {
    return query("SELECT epoch_ms(played_at), item_uri FROM v_plays").stream()
        .map(row -> new Stored(time(row.get(0)), String.valueOf(row.get(1))))
        .toList();
  }

  /// A row of `ops_coverage`.
  record PollRow(int plays, int newPlays, @Nullable Instant gapFrom, @Nullable Instant gapTo) {
    boolean overlaps(Instant from, Instant until) {
      return gapFrom != null && gapTo != null && gapFrom.isBefore(until) && gapTo.isAfter(from);
    }

    boolean gapHolds(Instant playedAt) {
      return gapFrom != null
          && gapTo != null
          && playedAt.isAfter(gapFrom)
          && playedAt.isBefore(gapTo);
    }
  }

  List<PollRow> polls() {
    return query(
            "SELECT plays, new_plays, epoch_ms(gap_from), epoch_ms(gap_to) FROM ops_coverage"
                + " ORDER BY observed_at")
        .stream()
        .map(
            row ->
                new PollRow(
                    ((Number) present(row.get(0))).intValue(),
                    ((Number) present(row.get(1))).intValue(),
                    row.get(2) == null ? null : time(row.get(2)),
                    row.get(3) == null ? null : time(row.get(3))))
        .toList();
  }

  private static Instant time(@Nullable Object millis) {
    return Instant.ofEpochMilli(((Number) present(millis)).longValue());
  }

  private static Object present(@Nullable Object value) {
    if (value == null) {
      throw new AssertionError("a value that must be there is NULL");
    }
    return value;
  }

  private List<List<@Nullable Object>> query(String sql) {
    try (DuckDbEngine engine = DuckDbEngine.over(curated, LakeFormat.PARQUET)) {
      return engine.query(sql).rows();
    }
  }
}
