package dev.spotifylake.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All playlists: each listener's own, those they follow, and Spotify's.
public final class PlaylistBook {
  private static final List<String> FRIENDS =
      List.of("zoë $tar", "日本 太郎", "31friendfriendfriendfriend");
  private static final double EDITS_PER_HOUR = 0.12;
  private static final int MOST_ITEMS = 10_000;
  private final long seed;
  private final Instant start;
  private final MusicCatalog catalog;
  private final Podcasts podcasts;
  private final Map<String, Held> playlists = new LinkedHashMap<>();
  private final Map<String, List<@Nullable String>> shelves = new LinkedHashMap<>();
  private final Map<String, Map<String, Integer>> oddities = new LinkedHashMap<>();
  private int number;

  private record Held(Playlist playlist, PlaylistTimeline timeline) {}

  public PlaylistBook(
      long seed,
      Instant start,
      MusicCatalog catalog,
      Podcasts podcasts,
      List<Listener> listeners,
      int owned,
      int large) {
    this.seed = seed;
    this.start = start.truncatedTo(ChronoUnit.HOURS);
    this.catalog = catalog;
    this.podcasts = podcasts;
    for (Listener listener : listeners) {
      shelves.put(listener.label(), shelf(listener, owned, large));
    }
  }

  /// A listener's list as `me/playlists` gives it: ids in order, null where the API shows null.
  public List<@Nullable String> shelf(Listener listener, Instant now) {
    List<@Nullable String> shelf = new ArrayList<>();
    for (String id : shelves.getOrDefault(listener.label(), List.of())) {
      if (id == null || !playlist(id).createdAt().isAfter(now)) {
        shelf.add(id);
      }
    }
    return shelf;
  }

  /// URIs of the playlists that a listener plays from.
  public List<String> uris(Listener listener) {
    List<String> uris = new ArrayList<>();
    for (String id : shelves.getOrDefault(listener.label(), List.of())) {
      if (id != null) {
        uris.add("spotify:playlist:" + id);
      }
    }
    return uris;
  }

  /// The playlist with this id, or null if there is none at this time.
  public @Nullable Playlist find(String id, Instant now) {
    Held held = playlists.get(id);
    return held == null || held.playlist().createdAt().isAfter(now) ? null : held.playlist();
  }

  public List<Playlist> all(Instant now) {
    return playlists.values().stream()
        .map(Held::playlist)
        .filter(playlist -> !playlist.createdAt().isAfter(now))
        .toList();
  }

  public Version version(Playlist playlist, Instant now) {
    return held(playlist.id()).timeline().at(now);
  }

  /// The version with this snapshot id, or null if the playlist never had it up to now.
  public @Nullable Version version(Playlist playlist, String snapshotId, Instant now) {
    return held(playlist.id()).timeline().find(snapshotId, now);
  }

  public List<Change> changes(Playlist playlist, Instant now) {
    return held(playlist.id()).timeline().changes(now);
  }

  /// Edits a playlist now.
  public void edit(Playlist playlist, Instant now) {
    held(playlist.id()).timeline().edit(now);
  }

  /// Per oddity playlist: how many of its entries show each oddity.
  public Map<String, Map<String, Integer>> oddities() {
    return oddities;
  }

  private Playlist playlist(String id) {
    return held(id).playlist();
  }

  private Held held(String id) {
    Held held = playlists.get(id);
    if (held == null) {
      throw new IllegalArgumentException("no playlist '" + id + "' in the simulated world");
    }
    return held;
  }

  private List<@Nullable String> shelf(Listener listener, int owned, int large) {
    String me = listener.spotifyId();
    Instant old = start.minus(Duration.ofDays(200));
    List<@Nullable String> shelf = new ArrayList<>();
    OddityPlaylist oddityPlaylist = new OddityPlaylist(catalog, podcasts, me, old);
    Draft odd = own(listener, "Museum of \"odd\" songs\r\n🎧");
    String oddityPlaylistId = add(odd.edited(0.03, true), oddityPlaylist.entries());
    oddities.put(oddityPlaylistId, oddityPlaylist.counts());
    shelf.add(oddityPlaylistId);
    shelf.add(add(own(listener, "Nothing in here yet").edited(0, false), List.of()));
    shelf.add(add(own(listener, "Only for me").hidden(), some(me, 55)));
    shelf.add(null);
    shelf.add(add(friend(listener, 0, "Zoë's kitchen"), some(FRIENDS.get(0), 40)));
    for (int i = 3; i < owned - 1; i++) {
      shelf.add(add(own(listener, "Mix no. " + i), some(me, 8 + i * 17 % 120)));
    }
    shelf.add(add(friend(listener, 1, "一緒に").shared(me), some(FRIENDS.get(1), 25)));
    shelf.add(add(spotify(listener), some("spotify", 50)));
    shelf.add(add(own(listener, "Together").hidden().shared(FRIENDS.get(2)), some(me, 30)));
    shelf.add(add(own(listener, "Made later").from(start.plus(Duration.ofHours(30))), List.of()));
    if (large > 0) {
      shelf.add(add(own(listener, "Everything, ever").edited(0, false), some(me, large)));
    }
    return shelf;
  }

  /// What a playlist is to become.
  private record Draft(Playlist playlist, String name, double editsPerHour, boolean renamesOnly) {
    Draft edited(double chancePerHour, boolean onlyRenamed) {
      return new Draft(playlist, name, chancePerHour, onlyRenamed);
    }

    Draft hidden() {
      return with(false, playlist.collaborative(), playlist.collaborators(), playlist.createdAt());
    }

    Draft shared(String... collaborators) {
      return with(playlist.isPublic(), true, Set.of(collaborators), playlist.createdAt());
    }

    Draft from(Instant createdAt) {
      return with(
          playlist.isPublic(), playlist.collaborative(), playlist.collaborators(), createdAt);
    }

    private Draft with(
        boolean isPublic, boolean collaborative, Set<String> collaborators, Instant createdAt) {
      return new Draft(
          new Playlist(
              playlist.id(),
              playlist.ownerId(),
              playlist.ownerName(),
              isPublic,
              collaborative,
              collaborators,
              playlist.spotifyOwned(),
              createdAt,
              playlist.followers()),
          name,
          editsPerHour,
          renamesOnly);
    }
  }

  private Draft own(Listener listener, String name) {
    return draft(
        catalog.ids().id(Kind.PLAYLIST, number),
        listener.spotifyId(),
        listener.displayName(),
        name);
  }

  private Draft friend(Listener listener, int which, String name) {
    String owner = FRIENDS.get(which);
    return draft(
        catalog.ids().id(Kind.PLAYLIST, number),
        owner,
        "Friend of " + listener.displayName(),
        name);
  }

  private Draft spotify(Listener listener) {
    String id = "37i9dQ" + catalog.ids().id(Kind.PLAYLIST, number).substring(6);
    Draft draft = draft(id, "spotify", "Spotify", "Daily Mix " + (listener.number() + 1));
    Playlist playlist = draft.playlist();
    return new Draft(
        new Playlist(
            id, "spotify", "Spotify", true, false, Set.of(), true, playlist.createdAt(), 1_000_000),
        draft.name(),
        EDITS_PER_HOUR,
        false);
  }

  private Draft draft(String id, String ownerId, String ownerName, String name) {
    int followers = SeededRandom.of(seed, SeededRandom.hash("followers"), number).below(500);
    Instant createdAt = start.minus(Duration.ofHours(48));
    return new Draft(
        new Playlist(id, ownerId, ownerName, true, false, Set.of(), false, createdAt, followers),
        name,
        EDITS_PER_HOUR,
        false);
  }

  private String add(Draft draft, List<Entry> base) {
    Playlist playlist = draft.playlist();
    String owner = playlist.ownerId();
    PlaylistTimeline.Plan plan =
        new PlaylistTimeline.Plan(
            playlist.id(),
            draft.name(),
            playlist.createdAt(),
            draft.editsPerHour(),
            draft.renamesOnly(),
            MOST_ITEMS);
    int taste = number * 13;
    playlists.put(
        playlist.id(),
        new Held(
            playlist,
            new PlaylistTimeline(
                SeededRandom.mix(seed, SeededRandom.hash("timeline"), number),
                plan,
                base,
                (random, at) ->
                    Entry.track(catalog.someTrack(random, taste, at).number(), at, owner))));
    number++;
    return playlist.id();
  }

  private List<Entry> some(String owner, int count) {
    SeededRandom random = SeededRandom.of(seed, SeededRandom.hash("base"), number);
    Entry[] entries = new Entry[count];
    Instant at = start.minus(Duration.ofDays(900));
    for (int i = 0; i < count; i++) {
      at = at.plusSeconds(random.below(2_000));
      entries[i] =
          Entry.track(
              catalog.someTrack(random, number * 13, start.minus(Duration.ofDays(2))).number(),
              at.truncatedTo(ChronoUnit.SECONDS),
              owner);
    }
    return Arrays.asList(entries);
  }
}
