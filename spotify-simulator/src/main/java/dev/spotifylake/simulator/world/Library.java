package dev.spotifylake.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What listeners keep: saved tracks, albums, shows, episodes, audiobooks, and followed artists.
/// Libraries grow every day and shrink a little.
public final class Library {
  private static final Duration DAY = Duration.ofDays(1);

  /// Of what was there at the start, one item in this many is removed some day.
  private static final int REMOVED_ONE_IN = 6;

  private final long seed;
  private final Instant start;
  private final MusicCatalog catalog;
  private final Podcasts podcasts;
  private final int savedTracks;
  private final Map<Key, Shelf> shelves = new LinkedHashMap<>();

  private record Key(int listener, Kind kind) {}

  private static final class Shelf {
    private final List<Saved> saved = new ArrayList<>();
    private final Set<Long> items = new HashSet<>();
    private int days;
  }

  public Library(
      long seed, Instant start, MusicCatalog catalog, Podcasts podcasts, int savedTracks) {
    this.seed = seed;
    this.start = start;
    this.catalog = catalog;
    this.podcasts = podcasts;
    this.savedTracks = savedTracks;
  }

  /// What stands in the library now, newest first.
  public List<Saved> now(Listener listener, Kind kind, Instant now) {
    return all(listener, kind, now).stream()
        .filter(saved -> saved.in(now))
        .sorted(Comparator.comparing(Saved::addedAt).reversed())
        .toList();
  }

  /// Everything that ever stood in the library up to now, oldest first.
  public List<Saved> all(Listener listener, Kind kind, Instant now) {
    Key key = new Key(listener.number(), kind);
    Shelf shelf = shelves.get(key);
    if (shelf == null) {
      shelf = base(listener, kind);
      shelves.put(key, shelf);
    }
    while (!start.plus(DAY.multipliedBy(shelf.days)).isAfter(now)) {
      grow(shelf, listener, kind);
    }
    return shelf.saved.stream().filter(item -> !item.addedAt().isAfter(now)).toList();
  }

  private Shelf base(Listener listener, Kind kind) {
    SeededRandom random =
        SeededRandom.of(seed, SeededRandom.hash("library"), listener.number(), kind.ordinal());
    Shelf shelf = new Shelf();
    int count = size(kind);
    Instant at = start.minus(Duration.ofDays(800));
    long step = Duration.ofDays(790).toSeconds() / Math.max(1, count);
    for (int i = 0; i < count; i++) {
      at = at.plusSeconds(1 + random.below((int) Math.max(1, 2 * step - 1)));
      Instant removedAt =
          random.below(REMOVED_ONE_IN) == 0
              ? start.plus(Duration.ofHours(random.between(1, 24 * 30)))
              : Instant.MAX;
      boolean withdrawn = kind == Kind.ALBUM && (i == count / 2 || i == count - 3);
      add(shelf, listener, kind, random, at, withdrawn ? Instant.MAX : removedAt, withdrawn);
    }
    return shelf;
  }

  private void grow(Shelf shelf, Listener listener, Kind kind) {
    SeededRandom random =
        SeededRandom.of(
            seed, SeededRandom.hash("growth"), listener.number(), kind.ordinal(), shelf.days);
    Instant day = start.plus(DAY.multipliedBy(shelf.days));
    int count = kind == Kind.TRACK ? random.below(6) : random.below(4) / 3;
    List<Integer> seconds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seconds.add(random.below(86_400));
    }
    seconds.sort(Comparator.naturalOrder());
    for (int second : seconds) {
      Instant at = day.plusSeconds(second);
      Instant removedAt =
          random.below(REMOVED_ONE_IN) == 0
              ? at.plus(Duration.ofHours(random.between(1, 24 * 20)))
              : Instant.MAX;
      add(shelf, listener, kind, random, at, removedAt, false);
    }
    shelf.days++;
  }

  /// An item is kept once at most; a draw of one that is there already is no addition.
  private void add(
      Shelf shelf,
      Listener listener,
      Kind kind,
      SeededRandom random,
      Instant at,
      Instant removedAt,
      boolean withdrawn) {
    long item = some(listener, kind, random, at);
    for (int tries = 0; shelf.items.contains(item) && tries < 20; tries++) {
      item = some(listener, kind, random, at);
    }
    if (shelf.items.add(item)) {
      shelf.saved.add(
          new Saved(kind, item, at.truncatedTo(ChronoUnit.SECONDS), removedAt, withdrawn));
    }
  }

  private long some(Listener listener, Kind kind, SeededRandom random, Instant at) {
    int taste = PlayChoice.taste(listener);
    return switch (kind) {
      case TRACK -> catalog.someTrack(random, taste, at).number();
      case ALBUM -> catalog.someTrack(random, taste, at).album();
      case ARTIST -> catalog.someTrack(random, taste, at).artists().getFirst();
      case SHOW -> random.below(Podcasts.SHOWS);
      case AUDIOBOOK -> random.below(Podcasts.AUDIOBOOKS);
      case EPISODE -> {
        int show = random.below(Podcasts.SHOWS);
        yield podcasts.episodeNumber(show, random.below(Math.max(1, podcasts.episodes(show, at))));
      }
      case PLAYLIST -> throw new IllegalArgumentException("playlists are not kept in the library");
    };
  }

  private int size(Kind kind) {
    return switch (kind) {
      case TRACK -> savedTracks;
      case ALBUM -> 34;
      case ARTIST -> 60;
      case SHOW -> 12;
      case EPISODE -> 23;
      case AUDIOBOOK -> 7;
      case PLAYLIST -> 0;
    };
  }
}
