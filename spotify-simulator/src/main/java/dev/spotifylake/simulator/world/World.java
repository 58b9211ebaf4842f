package dev.spotifylake.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything there is. Not safe for several threads: the simulator holds one lock around it.
public record World(
    long seed,
    Instant start,
    List<Listener> listeners,
    Catalogue catalogue,
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
    long mixed = Dice.mix(seed, start.toEpochMilli());
    List<Listener> listeners = Listener.of(mixed, plan.listeners());
    Catalogue catalogue = new Catalogue(mixed, plan.artists(), start);
    Podcasts podcasts = new Podcasts(mixed, start);
    PlaylistBook playlists =
        new PlaylistBook(
            mixed,
            start,
            catalogue,
            podcasts,
            listeners,
            plan.ownedPlaylists(),
            plan.largePlaylist());
    return new World(
        mixed,
        start,
        listeners,
        catalogue,
        podcasts,
        playlists,
        new Listening(
            mixed,
            start,
            plan.heavyHoursPerWeek(),
            plan.quiet(),
            catalogue,
            podcasts,
            playlists::uris),
        new Library(mixed, start, catalogue, podcasts, plan.savedTracks()),
        new Charts(mixed, start, catalogue));
  }

  /// The listener with this label, or null.
  public @Nullable Listener listener(String label) {
    return listeners.stream()
        .filter(listener -> listener.label().equals(label))
        .findFirst()
        .orElse(null);
  }
}
