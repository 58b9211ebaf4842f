package dev.spotifylake.simulator.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Remembers what the API has completely delivered. Not safe for several threads.
public final class ShownItems {
  private final Map<PlayKey, Instant> plays = new LinkedHashMap<>();
  private final Map<SnapshotKey, Pages> snapshots = new LinkedHashMap<>();
  private final List<PlantedReject> rejects = new ArrayList<>();

  private record PlayKey(String listener, Instant playedAt, String uri) {}

  private record SnapshotKey(String playlistId, String snapshotId) {}

  private record Pages(BitSet positions, int total) {}

  /// What one response shows.
  public sealed interface Sight {
    /// A play in recently-played.
    record OfPlay(String listener, Instant playedAt, String uri, Instant now) implements Sight {}

    /// A page of a playlist's version, from a position (included) to another (excluded).
    record OfPage(String playlistId, String snapshotId, int from, int to, int total)
        implements Sight {}

    /// Something unusable.
    record OfReject(PlantedReject reject) implements Sight {}
  }

  /// Remembers what a response shows, just before it is sent: whoever has read the response finds
  /// it in the truth.
  ///
  /// @return what was new, to be forgotten if the response does not arrive
  public List<Sight> remember(List<Sight> sights) {
    List<Sight> added = new ArrayList<>();
    for (Sight sight : sights) {
      boolean isNew =
          switch (sight) {
            case Sight.OfPlay play -> plays.putIfAbsent(key(play), play.now()) == null;
            case Sight.OfPage page -> page(page);
            case Sight.OfReject reject -> rejects.add(reject.reject());
          };
      if (isNew) {
        added.add(sight);
      }
    }
    return added;
  }

  /// Forgets what {@link #remember} had added.
  public void forget(List<Sight> added) {
    for (Sight sight : added) {
      switch (sight) {
        case Sight.OfPlay play -> plays.remove(key(play));
        case Sight.OfPage page -> pages(page).positions().clear(page.from(), page.to());
        case Sight.OfReject reject -> rejects.remove(reject.reject());
      }
    }
  }

  private static PlayKey key(Sight.OfPlay play) {
    return new PlayKey(play.listener(), play.playedAt(), play.uri());
  }

  private Pages pages(Sight.OfPage page) {
    return snapshots.computeIfAbsent(
        new SnapshotKey(page.playlistId(), page.snapshotId()),
        key -> new Pages(new BitSet(), page.total()));
  }

  private boolean page(Sight.OfPage page) {
    BitSet positions = pages(page).positions();
    boolean isNew = positions.get(page.from(), page.to()).isEmpty();
    positions.set(page.from(), page.to());
    return isNew;
  }

  List<ShownPlay> plays() {
    return plays.entrySet().stream()
        .map(
            entry ->
                new ShownPlay(
                    entry.getKey().listener(),
                    entry.getKey().playedAt(),
                    entry.getKey().uri(),
                    entry.getValue()))
        .toList();
  }

  List<ShownSnapshot> snapshots() {
    return snapshots.entrySet().stream()
        .map(
            entry ->
                new ShownSnapshot(
                    entry.getKey().playlistId(),
                    entry.getKey().snapshotId(),
                    entry.getValue().positions().cardinality(),
                    entry.getValue().total()))
        .toList();
  }

  List<PlantedReject> rejects() {
    return List.copyOf(rejects);
  }
}
