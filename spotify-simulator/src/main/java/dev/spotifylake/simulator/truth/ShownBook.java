package dev.spotifylake.simulator.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Remembers what the API has completely delivered. Not safe for several threads.
public final class ShownBook {
  private final Map<PlayKey, Instant> plays = new LinkedHashMap<>();
  private final Map<SnapshotKey, Pages> snapshots = new LinkedHashMap<>();
  private final List<PlantedReject> rejects = new ArrayList<>();

  private record PlayKey(String listener, Instant playedAt, String uri) {}

  private record SnapshotKey(String playlistId, String snapshotId) {}

  private record Pages(BitSet positions, int total) {}

  public void play(String listener, Instant playedAt, String uri, Instant now) {
    plays.putIfAbsent(new PlayKey(listener, playedAt, uri), now);
  }

  /// A page of a playlist's version, from a position (included) to another (excluded).
  public void page(String playlistId, String snapshotId, int from, int to, int total) {
    snapshots
        .computeIfAbsent(
            new SnapshotKey(playlistId, snapshotId), key -> new Pages(new BitSet(), total))
        .positions()
        .set(from, to);
  }

  public void reject(PlantedReject reject) {
    rejects.add(reject);
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
