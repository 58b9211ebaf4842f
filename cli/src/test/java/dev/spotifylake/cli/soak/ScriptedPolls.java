package dev.spotifylake.cli.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.extract.ExtractSetup;
import dev.spotifylake.extract.Extractor;
import dev.spotifylake.extract.RunRequest;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.api.SpotifyApi;
import dev.spotifylake.extract.api.SpotifyReply;
import dev.spotifylake.extract.api.SpotifyRequest;
import dev.spotifylake.extract.api.TokenReply;
import dev.spotifylake.extract.api.TokenRequest;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.transform.Transformer;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/// A lake in memory whose accounts poll responses that a test has written: the extract as it is,
/// and after it the transform as it is.
final class ScriptedPolls {
  /// The time between two polls.
  static final Duration INTERVAL = Duration.ofHours(1);

  private static final String REFRESH = "refresh-of-";
  private static final Duration ONE_CALL = Duration.ofSeconds(7);

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Map<String, String> responses = new TreeMap<>();
  private final Extractor extractor;
  private final Transformer transformer;
  private Instant now;

  ScriptedPolls(List<String> accounts, Instant begin) {
    now = begin;
    Map<String, AccountCredentials> signedIn = new TreeMap<>();
    for (String account : accounts) {
      signedIn.put(
          account, new AccountCredentials(new Secret(REFRESH + account), begin, Set.of(), null));
    }
    extractor =
        new Extractor(
            new ExtractSetup(
                store,
                LakeConfiguration.from(Map.of()),
                new Credentials("client", null, new TreeMap<>(signedIn)),
                new ScriptedSpotify(),
                (account, token) -> {},
                () -> now,
                wait -> now = now.plus(wait),
                new Random(1),
                line -> {}));
    transformer = new Transformer(store, store, LakeFormat.CSV);
  }

  /// Spotify with nothing but recently played; each of its calls takes some seconds.
  private final class ScriptedSpotify implements SpotifyApi {
    @Override
    public SpotifyReply get(SpotifyRequest request) {
      if (request.endpoint() != Endpoint.RECENTLY_PLAYED) {
        return new SpotifyReply.Refused(404, "Not found", new byte[0]);
      }
      now = now.plus(ONE_CALL);
      String account = request.accessToken().value();
      return new SpotifyReply.Received(
          200, Objects.requireNonNull(responses.get(account)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public TokenReply token(TokenRequest request) {
      TokenRequest.ForUser user = (TokenRequest.ForUser) request;
      String account = user.refreshToken().value().substring(REFRESH.length());
      return new TokenReply.Granted(new Secret(account), Duration.ofHours(1), null);
    }
  }

  Instant now() {
    return now;
  }

  /// One run an interval later, in which the accounts get these responses.
  RunReport poll(Map<String, String> responseByAccount) throws IOException {
    now = now.plus(INTERVAL);
    responses.clear();
    responses.putAll(responseByAccount);
    RunReport report = extractor.run(RunRequest.now());
    for (String key : report.rawKeys()) {
      if (key.startsWith("raw/source=recently_played/")) {
        transformer.transform(key);
      }
    }
    return report;
  }

  /// The ids that the extract remembers of an account's latest polls; none before its first poll.
  Set<String> rememberedIds(String account) throws IOException {
    Set<String> ids = new TreeSet<>();
    try (StoredObject state = store.get("state/account=" + account + ".json")) {
      if (state != null) {
        JsonNode json = new JsonMapper().readTree(state.readAll());
        json.path("last_look").path("play_ids").forEach(id -> ids.add(id.asText()));
      }
    }
    return ids;
  }

  /// The rows of a table that the transform wrote, as texts by column.
  List<Map<String, String>> rows(String table) throws IOException {
    List<String> keys;
    try (var entries = store.list("curated-csv/" + table + "/")) {
      keys = entries.map(ObjectEntry::key).toList();
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (String key : keys) {
      rows.addAll(rowsOf(bytes(key)));
    }
    return rows;
  }

  private static List<Map<String, String>> rowsOf(byte[] file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(file)), StandardCharsets.UTF_8))) {
      String[] header = Objects.requireNonNull(lines.readLine()).split(",", -1);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] values = line.split(",", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.length; i++) {
          row.put(header[i].replace("\"", ""), values[i].replace("\"", ""));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private byte[] bytes(String key) throws IOException {
    try (StoredObject object = Objects.requireNonNull(store.get(key), key)) {
      return object.readAll();
    }
  }
}
