package dev.spotifylake.extract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.config.AppProfileSetting;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.json.JsonTree;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.raw.RawLine;
import dev.spotifylake.common.raw.RawObjectReader;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.extract.api.OkHttpSpotifyApi;
import dev.spotifylake.extract.api.SpotifyApi;
import dev.spotifylake.extract.api.SpotifyReply;
import dev.spotifylake.extract.api.SpotifyRequest;
import dev.spotifylake.extract.api.TokenReply;
import dev.spotifylake.extract.api.TokenRequest;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.report.SourceReport;
import dev.spotifylake.simulator.SimulatorCredentials.ListenerCredentials;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.simulator.signin.SecretMark;
import dev.spotifylake.simulator.truth.RecordedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A lake in memory, filled from a simulated Spotify whose clock is also the lake's. Waiting lets
/// that clock pass.
final class TestLake implements AutoCloseable {
  final SpotifySimulator spotify;
  final MemoryObjectStore store = new MemoryObjectStore();
  final List<String> log = new ArrayList<>();
  final Map<String, Secret> replacedTokens = new TreeMap<>();
  final List<Duration> waits = new ArrayList<>();
  ObjectStore lakeStore = store;
  Credentials credentials;
  AppProfileSetting app = AppProfileSetting.AUTO;
  Duration timeout = Duration.ofSeconds(5);
  private @Nullable Extractor extractor;

  TestLake(SimulatorOptions options) {
    spotify = SpotifySimulator.start(options);
    Map<String, AccountCredentials> accounts = new HashMap<>();
    for (ListenerCredentials listener : spotify.credentials().listeners()) {
      accounts.put(
          listener.label(),
          new AccountCredentials(
              new Secret(listener.refreshToken()), listener.consentedAt(), Set.of(), null));
    }
    credentials =
        new Credentials(
            spotify.credentials().clientId(),
            new Secret(spotify.credentials().clientSecret()),
            new TreeMap<>(accounts));
  }

  static TestLake restricted() {
    return new TestLake(SimulatorOptions.defaults());
  }

  /// A world that is read in a few calls, for tests of one failure.
  static TestLake small() {
    return new TestLake(
        SimulatorOptions.builder().artists(20).ownedPlaylists(5).savedTracks(10).build());
  }

  InstantSource clock() {
    return spotify::now;
  }

  void noUser() {
    credentials =
        new Credentials(credentials.clientId(), credentials.clientSecret(), new TreeMap<>());
  }

  void watch(String json) throws IOException {
    store.put(LakeConfiguration.DEFAULT_WATCH_LIST_KEY, ObjectContent.of(json), PutCondition.any());
  }

  void watchArtists(List<String> ids) throws IOException {
    watch(
        """
        {"artists": ["%s"]}
        """
            .formatted(String.join("\", \"", ids)));
  }

  void watchPlaylist(String id) throws IOException {
    watch(
        """
        {"playlists": ["%s"]}
        """
            .formatted(id));
  }

  ExtractSetup setup() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SPOTIFY_APP", app.name().toLowerCase(java.util.Locale.ROOT));
    return new ExtractSetup(
        lakeStore,
        LakeConfiguration.from(environment),
        credentials,
        new OkHttpSpotifyApi(spotify.apiUrl(), spotify.accountsUrl(), timeout),
        replacedTokens::put,
        clock(),
        wait -> {
          waits.add(wait);
          spotify.advance(wait);
        },
        new Random(waits.size() + store.puts().size()),
        log::add);
  }

  /// An extractor whose every call of the API takes this long by the lake's clock.
  Extractor slowExtractor(Duration perCall) {
    ExtractSetup setup = setup();
    SpotifyApi fast = setup.api();
    SpotifyApi slow =
        new SpotifyApi() {
          @Override
          public SpotifyReply get(SpotifyRequest request) {
            spotify.advance(perCall);
            return fast.get(request);
          }

          @Override
          public TokenReply token(TokenRequest request) {
            return fast.token(request);
          }
        };
    return new Extractor(
        new ExtractSetup(
            setup.store(),
            setup.configuration(),
            setup.credentials(),
            slow,
            setup.refreshTokens(),
            setup.clock(),
            setup.sleeper(),
            setup.random(),
            setup.log()));
  }

  /// The next run of the same process.
  RunReport run() {
    return run(RunRequest.now());
  }

  RunReport run(RunRequest request) {
    if (extractor == null) {
      extractor = new Extractor(setup());
    }
    return extractor.run(request);
  }

  /// From now on as in a new process.
  void restart() {
    extractor = null;
  }

  RunReport runAfter(Duration wait) {
    spotify.advance(wait);
    return run();
  }

  List<RecordedCall> apiCalls() {
    return spotify.calls().stream().filter(call -> call.path().startsWith("/v1/")).toList();
  }

  /// A response as it lies in raw.
  record Line(String key, RawHeader header, @Nullable ObjectNode body) {
    List<ObjectNode> items() {
      ArrayNode items = body == null ? null : JsonFields.array(body, "items");
      return items == null ? List.of() : JsonFields.objects(items);
    }
  }

  List<String> rawKeys() throws IOException {
    try (var entries = store.list(RawKey.PREFIX)) {
      return entries.map(ObjectEntry::key).toList();
    }
  }

  List<Line> lines(Source source) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String key : rawKeys()) {
      if (RawKey.parse(key).source() == source) {
        lines.addAll(linesOf(key));
      }
    }
    return lines;
  }

  List<Line> linesOf(String key) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (StoredObject object = stored(key);
        RawObjectReader reader = new RawObjectReader(object.content())) {
      for (RawLine line = reader.next(); line != null; line = reader.next()) {
        switch (line) {
          case RawLine.Response response ->
              lines.add(
                  new Line(key, response.header(), JsonTree.parse(bytesOf(response), Set.of())));
          case RawLine.TextResponse text -> lines.add(new Line(key, text.header(), null));
          case RawLine.Damaged damaged -> throw new AssertionError(key + ": " + damaged);
        }
      }
    }
    return lines;
  }

  private static byte[] bytesOf(RawLine.Response response) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var generator = new com.fasterxml.jackson.core.JsonFactory().createGenerator(bytes)) {
      generator.copyCurrentStructure(response.body());
    }
    return bytes.toByteArray();
  }

  ObjectNode json(String key) throws IOException {
    try (StoredObject object = stored(key)) {
      return JsonTree.parse(object.readAll(), Set.of());
    }
  }

  private StoredObject stored(String key) throws IOException {
    StoredObject object = store.get(key);
    if (object == null) {
      throw new AssertionError(key + " is not in the lake: " + store.puts());
    }
    return object;
  }

  /// Everything in the lake as text, unzipped.
  String everything() throws IOException {
    StringBuilder all = new StringBuilder();
    List<String> keys;
    try (var entries = store.list("")) {
      keys = entries.map(ObjectEntry::key).toList();
    }
    for (String key : keys) {
      try (StoredObject object = stored(key)) {
        byte[] bytes = object.readAll();
        all.append(key).append('\n').append(text(key, bytes)).append('\n');
      }
    }
    return all.toString();
  }

  private static String text(String key, byte[] bytes) {
    if (!key.endsWith(".gz")) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try (GZIPInputStream unzipped = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
      return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SourceReport of(RunReport report, Source source) {
    return report.sources().stream()
        .filter(run -> run.source() == source)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(source + " was not read; there is " + report.sources()));
  }

  static Instant at(String text) {
    return Instant.parse(text);
  }

  /// No test's lake or log holds a token or a secret, whatever went wrong in it.
  @Override
  public void close() {
    spotify.close();
    try {
      if (SecretMark.isIn(everything()) || SecretMark.isIn(String.join("\n", log))) {
        throw new AssertionError("a secret of the simulator lies in the lake or its log");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
