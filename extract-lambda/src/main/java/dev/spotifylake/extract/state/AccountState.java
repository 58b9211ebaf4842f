package dev.spotifylake.extract.state;

import dev.spotifylake.extract.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is remembered for one account, or for `_app`: `state/account=<label>.json`.
public final class AccountState {
  private static final int VERSION = 1;

  public static final StateFile.StateFormat<AccountState> FORMAT =
      new StateFile.StateFormat<>() {
        @Override
        public AccountState empty() {
          return new AccountState(new JsonObject(Map.of()));
        }

        @Override
        public AccountState read(byte[] bytes) throws IOException {
          return new AccountState(JsonObject.parse(bytes));
        }

        @Override
        public byte[] write(AccountState state) {
          return state.toJson().bytes();
        }
      };

  private @Nullable String spotifyId;
  private @Nullable String endedToken;
  private @Nullable String warned;
  private @Nullable StoredPoll previousPoll;
  private final Instants due;
  private final Instants watermarks;
  private final SortedMap<String, Cursor> cursors = new TreeMap<>();
  private final SortedMap<String, KnownPlaylist> playlists = new TreeMap<>();
  private final SortedMap<String, String> storedSnapshots = new TreeMap<>();

  private AccountState(JsonObject json) {
    spotifyId = json.text("spotify_id");
    endedToken = json.text("ended_token");
    warned = json.text("warned");
    previousPoll = StoredPoll.from(json.object("last_look"));
    due = Instants.from(json.object("due"));
    watermarks = Instants.from(json.object("watermarks"));
    eachObject(
        json.object("cursors"),
        (name, value) -> {
          Cursor cursor = Cursor.from(value);
          if (cursor != null) {
            cursors.put(name, cursor);
          }
        });
    eachObject(
        json.object("playlists"), (id, value) -> playlists.put(id, KnownPlaylist.from(value)));
    JsonObject snapshots = json.object("stored_snapshots");
    if (snapshots != null) {
      for (String id : snapshots.fields().keySet()) {
        String snapshot = snapshots.text(id);
        if (snapshot != null) {
          storedSnapshots.put(id, snapshot);
        }
      }
    }
  }

  private static void eachObject(
      @Nullable JsonObject json, java.util.function.BiConsumer<String, JsonObject> use) {
    if (json != null) {
      for (String name : json.fields().keySet()) {
        JsonObject value = json.object(name);
        if (value != null) {
          use.accept(name, value);
        }
      }
    }
  }

  private JsonObject toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("v", VERSION);
    json.put("spotify_id", spotifyId);
    json.put("ended_token", endedToken);
    json.put("warned", warned);
    json.put("last_look", previousPoll == null ? null : previousPoll.toJson());
    json.put("due", due.toJson());
    json.put("watermarks", watermarks.toJson());
    Map<String, @Nullable Object> cursorsJson = new LinkedHashMap<>();
    cursors.forEach((name, cursor) -> cursorsJson.put(name, cursor.toJson()));
    json.put("cursors", cursorsJson);
    Map<String, @Nullable Object> playlistsJson = new LinkedHashMap<>();
    playlists.forEach((id, playlist) -> playlistsJson.put(id, playlist.toJson()));
    json.put("playlists", playlistsJson);
    json.put("stored_snapshots", storedSnapshots);
    return new JsonObject(json);
  }

  public static String key(String account) {
    return "state/account="
        + URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A")
        + ".json";
  }

  /// The `id` of `GET /me`: playlists name their owner by it.
  public @Nullable String spotifyId() {
    return spotifyId;
  }

  public void spotifyId(String id) {
    spotifyId = id;
  }

  /// A digest of the refresh token that Spotify said has ended; null while none has.
  public @Nullable String endedToken() {
    return endedToken;
  }

  public void endedToken(@Nullable String digest) {
    endedToken = digest;
  }

  /// The consent and the set day that a person was last warned of; null if never.
  public @Nullable String warned() {
    return warned;
  }

  public void warned(String consentAndDay) {
    warned = consentAndDay;
  }

  public @Nullable StoredPoll previousPoll() {
    return previousPoll;
  }

  /// Keeps the later of both.
  public void looked(StoredPoll look) {
    if (previousPoll == null || look.observedAt().isAfter(previousPoll.observedAt())) {
      previousPoll = look;
    }
  }

  /// By source, or `source/entity`: when it is to be read next.
  public Instants due() {
    return due;
  }

  /// By source: the newest `added_at` that is stored.
  public Instants watermarks() {
    return watermarks;
  }

  /// By source, or `source/entity`: a pass that has not ended.
  public @Nullable Cursor cursor(String name) {
    return cursors.get(name);
  }

  /// What follows the prefix in the names of all passes that have not ended.
  public java.util.List<String> cursorsOf(String prefix) {
    return cursors.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  public void cursor(String name, @Nullable Cursor cursor) {
    if (cursor == null) {
      cursors.remove(name);
    } else {
      cursors.put(name, cursor);
    }
  }

  public SortedMap<String, KnownPlaylist> playlists() {
    return Collections.unmodifiableSortedMap(playlists);
  }

  public void playlist(String id, KnownPlaylist playlist) {
    playlists.put(id, playlist);
  }

  /// Forgets playlists that a complete listing no longer shows.
  public void keepPlaylists(java.util.Set<String> ids) {
    playlists.keySet().retainAll(ids);
    cursors.keySet().removeIf(name -> isOfOtherPlaylist(name, ids));
  }

  private boolean isOfOtherPlaylist(String cursorName, java.util.Set<String> ids) {
    String prefix = "playlist_items/";
    return cursorName.startsWith(prefix)
        && !ids.contains(cursorName.substring(prefix.length()))
        && !storedSnapshots.containsKey(cursorName.substring(prefix.length()));
  }

  /// The version of a playlist whose items are stored; null where none are.
  public @Nullable String storedSnapshot(String playlist) {
    return storedSnapshots.get(playlist);
  }

  public void storedSnapshot(String playlist, String snapshotId) {
    storedSnapshots.put(playlist, snapshotId);
  }

  /// Forgets times that lie so far back that they mean the same as none.
  public void forgetBefore(Instant time) {
    due.dropBefore(time);
  }
}
