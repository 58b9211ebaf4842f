package dev.spotifylake.simulator.truth;

import dev.spotifylake.simulator.world.Album;
import dev.spotifylake.simulator.world.Change;
import dev.spotifylake.simulator.world.Charts;
import dev.spotifylake.simulator.world.Entry;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.Listener;
import dev.spotifylake.simulator.world.Play;
import dev.spotifylake.simulator.world.Playlist;
import dev.spotifylake.simulator.world.Saved;
import dev.spotifylake.simulator.world.Version;
import dev.spotifylake.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What really happened up to the simulator's clock, and what of it the API has shown.
public final class Truth {
  private final World world;
  private final ReentrantLock lock;
  private final Supplier<Instant> clock;
  private final ShownItems shown;
  private final CallLog calls;

  public Truth(
      World world, ReentrantLock lock, Supplier<Instant> clock, ShownItems shown, CallLog calls) {
    this.world = world;
    this.lock = lock;
    this.clock = clock;
    this.shown = shown;
    this.calls = calls;
  }

  /// Everything a listener has played, oldest first, hidden plays included.
  public List<Play> plays(String label) {
    return plays(label, world.listening().earliest(), clock.get().plusMillis(1));
  }

  /// Everything a listener played that ended in the span (first included, second excluded), even
  /// beyond the clock.
  public List<Play> plays(String label, Instant from, Instant until) {
    return locked(() -> world.listening().plays(listener(label), from, until));
  }

  /// The distinct plays that the API has shown so far, in the order in which it did.
  public List<ShownPlay> shownPlays() {
    return locked(shown::plays);
  }

  /// Every unusable element that the API has shown so far, once per showing.
  public List<PlantedReject> plantedRejects() {
    return locked(shown::rejects);
  }

  /// All playlists as they stand now.
  public List<TruePlaylist> playlists() {
    return locked(
        () -> world.playlists().all(clock.get()).stream().map(this::playlistNow).toList());
  }

  /// What a playlist held at a snapshot.
  ///
  /// @param snapshotId null for how it stands now
  public List<TrueEntry> contents(String playlistId, @Nullable String snapshotId) {
    return locked(
        () -> {
          Instant now = clock.get();
          Playlist playlist = playlist(playlistId);
          Version version =
              snapshotId == null
                  ? world.playlists().version(playlist, now)
                  : world.playlists().version(playlist, snapshotId, now);
          if (version == null) {
            throw new IllegalArgumentException(
                "playlist '" + playlistId + "' never had the snapshot '" + snapshotId + "'");
          }
          return entries(version);
        });
  }

  /// Which versions of playlists the API has shown, and how much of each.
  public List<ShownSnapshot> shownSnapshots() {
    return locked(shown::snapshots);
  }

  /// Every edit of every playlist so far, playlist by playlist, oldest first.
  public List<Change> changes() {
    return locked(
        () -> {
          Instant now = clock.get();
          List<Change> changes = new ArrayList<>();
          for (Playlist playlist : world.playlists().all(now)) {
            changes.addAll(world.playlists().changes(playlist, now));
          }
          return changes;
        });
  }

  /// Every edit of one playlist so far, oldest first.
  public List<Change> changes(String playlistId) {
    return locked(() -> world.playlists().changes(playlist(playlistId), clock.get()));
  }

  /// Everything that stands or ever stood in a listener's library, oldest first.
  ///
  /// @param kind `track`, `album`, `show`, `episode`, `audiobook` or `artist`
  public List<TrueSaved> saved(String label, String kind) {
    Kind wanted = Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    return locked(
        () -> {
          Instant now = clock.get();
          return world.library().all(listener(label), wanted, now).stream()
              .map(saved -> saved(saved, now))
              .toList();
        });
  }

  /// Ids of a listener's top tracks or artists now, best first.
  ///
  /// @param kind `track` or `artist`
  /// @param range `short_term`, `medium_term` or `long_term`
  public List<String> top(String label, String kind, String range) {
    Charts.Range wanted = Charts.Range.valueOf(range.toUpperCase(Locale.ROOT));
    boolean tracks = "track".equals(kind);
    return locked(
        () -> {
          Listener listener = listener(label);
          List<Long> numbers =
              tracks
                  ? world.charts().tracks(listener, wanted, clock.get())
                  : world.charts().artists(listener, wanted, clock.get());
          Kind of = tracks ? Kind.TRACK : Kind.ARTIST;
          return numbers.stream().map(number -> world.catalog().ids().id(of, number)).toList();
        });
  }

  /// Ids of the first so many artists of the catalog.
  public List<String> artistIds(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < Math.min(count, world.catalog().artists()); i++) {
      ids.add(world.catalog().ids().id(Kind.ARTIST, i));
    }
    return ids;
  }

  /// An artist's own albums that are out now, oldest first.
  public List<Album> albums(String artistId) {
    int artist = (int) world.catalog().ids().number(Kind.ARTIST, artistId);
    if (artist < 0 || artist >= world.catalog().artists()) {
      throw new IllegalArgumentException("no artist '" + artistId + "' in the simulated world");
    }
    List<Album> albums = new ArrayList<>();
    int released = world.catalog().released(artist, clock.get());
    for (int i = 0; i < released; i++) {
      albums.add(world.catalog().album(world.catalog().albumNumber(artist, i)));
    }
    return albums;
  }

  /// Per oddity playlist (each listener owns one): how many of its entries show each oddity.
  public Map<String, Map<String, Integer>> oddities() {
    return world.playlists().oddities();
  }

  /// The latest calls, oldest first.
  public List<RecordedCall> calls() {
    return locked(calls::all);
  }

  /// The calls made to an endpoint group while it was banned.
  public List<RecordedCall> callsDuringBans() {
    return calls().stream().filter(RecordedCall::duringBan).toList();
  }

  /// The most calls of one endpoint group in any rolling 24 hours.
  ///
  /// @param group null for the most of any single group
  public int mostCallsInADay(@Nullable String group) {
    return locked(() -> calls.mostInADay(group));
  }

  private TruePlaylist playlistNow(Playlist playlist) {
    Version version = world.playlists().version(playlist, clock.get());
    return new TruePlaylist(
        playlist.id(),
        playlist.ownerId(),
        version.name(),
        playlist.isPublic(),
        playlist.collaborative(),
        playlist.spotifyOwned(),
        version.snapshotId(),
        version.entries().size());
  }

  private List<TrueEntry> entries(Version version) {
    List<TrueEntry> entries = new ArrayList<>();
    for (Entry entry : version.entries()) {
      entries.add(
          new TrueEntry(
              entries.size(),
              entry.type().name().toLowerCase(Locale.ROOT),
              entry.uri(world.catalog().ids()),
              entry.addedAt(),
              entry.addedBy()));
    }
    return entries;
  }

  private TrueSaved saved(Saved saved, Instant now) {
    return new TrueSaved(
        saved.kind().word(),
        world.catalog().ids().id(saved.kind(), saved.item()),
        saved.addedAt(),
        saved.removedAt().isAfter(now) ? null : saved.removedAt(),
        saved.withdrawn());
  }

  private Listener listener(String label) {
    Listener listener = world.listener(label);
    if (listener == null) {
      throw new IllegalArgumentException("no listener '" + label + "' in the simulated world");
    }
    return listener;
  }

  private Playlist playlist(String id) {
    Playlist playlist = world.playlists().find(id, clock.get());
    if (playlist == null) {
      throw new IllegalArgumentException("no playlist '" + id + "' in the simulated world");
    }
    return playlist;
  }

  private <T> T locked(Supplier<T> read) {
    lock.lock();
    try {
      return read.get();
    } finally {
      lock.unlock();
    }
  }
}
