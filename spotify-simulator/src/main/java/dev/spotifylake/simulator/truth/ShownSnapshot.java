package dev.spotifylake.simulator.truth;

/// How much of a playlist's version the API has shown, by `items` or `tracks` pages.
///
/// @param positions how many of its positions were shown, null elements included
/// @param total how many it has
public record ShownSnapshot(String playlistId, String snapshotId, int positions, int total) {
  public boolean complete() {
    return positions == total;
  }
}
