package dev.spotifylake.extract.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.json.JsonTree;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.StateKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The state of one account, or of `_app`: `state/account=<label>.json`.
public final class AccountState {
  private static final int VERSION = 1;

  // Enough to tell two tokens apart, far too short to be of use to anybody.
  private static final int TOKEN_DIGEST_BYTES = 8;

  public static final StateFile.StateFormat<AccountState> FORMAT =
      new StateFile.StateFormat<>() {
        @Override
        public AccountState empty() {
          return new AccountState(JsonNodeFactory.instance.objectNode());
        }

        @Override
        public AccountState read(byte[] bytes) throws IOException {
          return new AccountState(JsonTree.parse(bytes, Set.of()));
        }

        @Override
        public byte[] write(AccountState state) {
          return JsonTree.bytes(state.toJson());
        }
      };

  private @Nullable String spotifyId;
  private @Nullable String endedToken;
  private @Nullable String warned;
  private @Nullable StoredPoll previousPoll;
  private final LatestTimes due;
  private final LatestTimes watermarks;
  private final SortedMap<String, PassCheckpoint> checkpoints = new TreeMap<>();
  private final SortedMap<String, KnownPlaylist> playlists = new TreeMap<>();
  private final SortedMap<String, String> storedSnapshots = new TreeMap<>();

  private AccountState(ObjectNode json) {
    spotifyId = JsonFields.text(json, "spotify_id");
    endedToken = JsonFields.text(json, "ended_token");
    warned = JsonFields.text(json, "warned");
    previousPoll = StoredPoll.from(JsonFields.object(json, "last_look"));
    due = LatestTimes.from(JsonFields.object(json, "due"));
    watermarks = LatestTimes.from(JsonFields.object(json, "watermarks"));
    for (Map.Entry<String, JsonNode> field : json.path("cursors").properties()) {
      PassCheckpoint checkpoint =
          field.getValue() instanceof ObjectNode value ? PassCheckpoint.from(value) : null;
      if (checkpoint != null) {
        checkpoints.put(field.getKey(), checkpoint);
      }
    }
    for (Map.Entry<String, JsonNode> field : json.path("playlists").properties()) {
      if (field.getValue() instanceof ObjectNode value) {
        playlists.put(field.getKey(), KnownPlaylist.from(value));
      }
    }
    JsonNode snapshots = json.path("stored_snapshots");
    for (Map.Entry<String, JsonNode> field : snapshots.properties()) {
      String snapshot = JsonFields.text(snapshots, field.getKey());
      if (snapshot != null) {
        storedSnapshots.put(field.getKey(), snapshot);
      }
    }
  }

  private ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("v", VERSION);
    json.put("spotify_id", spotifyId);
    json.put("ended_token", endedToken);
    json.put("warned", warned);
    json.set("last_look", previousPoll == null ? null : previousPoll.toJson());
    json.set("due", due.toJson());
    json.set("watermarks", watermarks.toJson());
    ObjectNode cursors = json.putObject("cursors");
    checkpoints.forEach((list, checkpoint) -> cursors.set(list, checkpoint.toJson()));
    ObjectNode known = json.putObject("playlists");
    playlists.forEach((id, playlist) -> known.set(id, playlist.toJson()));
    ObjectNode snapshots = json.putObject("stored_snapshots");
    storedSnapshots.forEach(snapshots::put);
    return json;
  }

  public static String key(String account) {
    return StateKeys.ofAccount(account);
  }

  /// The name of a list in the state: the source, or `source/entity`.
  public static String listName(Source source, @Nullable String entity) {
    return source.wireName() + (entity == null ? "" : "/" + entity);
  }

  /// The `id` of `GET /me`: playlists name their owner by it. Null until it was requested.
  public @Nullable String spotifyId() {
    return spotifyId;
  }

  public void spotifyId(String id) {
    spotifyId = id;
  }

  /// Whether Spotify has refused this refresh token for good.
  public boolean hasEnded(Secret refreshToken) {
    return digest(refreshToken).equals(endedToken);
  }

  /// Remembers that Spotify has refused this refresh token for good. Only a digest is stored.
  public void markEnded(Secret refreshToken) {
    endedToken = digest(refreshToken);
  }

  private static String digest(Secret token) {
    byte[] digest = Sha256.digest(token.value().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, TOKEN_DIGEST_BYTES);
  }

  /// The consent and the warning day of the last warning; null if there was none.
  public @Nullable String warned() {
    return warned;
  }

  public void warned(String consentAndDay) {
    warned = consentAndDay;
  }

  public @Nullable StoredPoll previousPoll() {
    return previousPoll;
  }

  /// Remembers a poll whose response is stored, unless a later one is remembered.
  public void recordPoll(StoredPoll poll) {
    if (previousPoll == null || poll.observedAt().isAfter(previousPoll.observedAt())) {
      previousPoll = poll;
    }
  }

  /// By list name: when the list is read next.
  public LatestTimes due() {
    return due;
  }

  /// By list name: the newest `added_at` that is stored.
  public LatestTimes watermarks() {
    return watermarks;
  }

  /// The checkpoint of a list's unfinished pass; null where no pass is unfinished.
  public @Nullable PassCheckpoint checkpoint(String list) {
    return checkpoints.get(list);
  }

  /// Sets the checkpoint of a list, or removes it where the new one is null.
  public void checkpoint(String list, @Nullable PassCheckpoint checkpoint) {
    if (checkpoint == null) {
      checkpoints.remove(list);
    } else {
      checkpoints.put(list, checkpoint);
    }
  }

  /// Lets every unfinished pass begin again.
  public void dropCheckpoints() {
    checkpoints.clear();
  }

  /// The entities of a source whose lists have an unfinished pass.
  public List<String> entitiesWithCheckpoint(Source source) {
    String prefix = listName(source, "");
    return checkpoints.keySet().stream()
        .filter(list -> list.startsWith(prefix))
        .map(list -> list.substring(prefix.length()))
        .toList();
  }

  public SortedMap<String, KnownPlaylist> playlists() {
    return Collections.unmodifiableSortedMap(playlists);
  }

  public void playlist(String id, KnownPlaylist playlist) {
    playlists.put(id, playlist);
  }

  /// Removes playlists that a complete listing no longer shows.
  ///
  /// @param ids the playlists that stay
  public void retainPlaylists(Set<String> ids) {
    playlists.keySet().retainAll(ids);
    for (String id : entitiesWithCheckpoint(Source.PLAYLIST_ITEMS)) {
      if (!ids.contains(id) && !storedSnapshots.containsKey(id)) {
        checkpoints.remove(listName(Source.PLAYLIST_ITEMS, id));
      }
    }
  }

  /// The version of a playlist whose items are stored; null where none are.
  public @Nullable String storedSnapshot(String playlist) {
    return storedSnapshots.get(playlist);
  }

  public void storedSnapshot(String playlist, String snapshotId) {
    storedSnapshots.put(playlist, snapshotId);
  }

  /// Whether [#forgetBefore] would forget anything.
  public boolean remembersBefore(Instant time) {
    return due.hasBefore(time);
  }

  /// Forgets due times before this one. The lists are due either way. Lists that nobody watches any
  /// more would stay for ever.
  public void forgetBefore(Instant time) {
    due.dropBefore(time);
  }
}
