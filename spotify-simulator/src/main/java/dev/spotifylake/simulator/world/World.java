package dev.spotifylake.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything there is. Not safe for several threads: the simulator holds one lock around it.
public record World(
    long seed,
    Instant start,
    List<Listener> listeners,
    MusicCatalog catalog,
    Podcasts podcasts,
    PlaylistBook playlists,
    Listening listening,
    Library library,
    Charts charts) {
  /// The size and habits of a world.
  public record Plan(
      int listeners,
      int artists,
      int ownedPlaylists,
      int largePlaylist,
      int savedTracks,
      int heavyHoursPerWeek,
      boolean quiet) {}

  /// The world of this seed at this start.
  public static World of(long seed, Instant start, Plan plan) {
    long mixed = SeededRandom.mix(seed, start.toEpochMilli());
    List<Listener> listeners = Listener.of(mixed, plan.listeners());
    MusicCatalog catalog = new MusicCatalog(mixed, plan.artists(), start);
    Podcasts podcasts = new Podcasts(mixed, start);
    PlaylistBook playlists =
        new PlaylistBook(
            mixed,
            start,
            catalog,
            podcasts,
            listeners,
            plan.ownedPlaylists(),
            plan.largePlaylist());
    return new World(
        mixed,
        start,
        listeners,
        catalog,
        podcasts,
        playlists,
        new Listening(
            mixed,
            start,
            plan.heavyHoursPerWeek(),
            plan.quiet(),
            catalog,
            podcasts,
            playlists::uris),
        new Library(mixed, start, catalog, podcasts, plan.savedTracks()),
        new Charts(mixed, start, catalog));
  }

  /// The listener with this label, or null.
  public @Nullable Listener listener(String label) {
    return listeners.stream()
        .filter(listener -> listener.label().equals(label))
        .findFirst()
        .orElse(null);
  }
}
