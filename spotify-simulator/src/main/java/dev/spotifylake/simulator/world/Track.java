package dev.spotifylake.simulator.world;

import java.util.List;

/// A track of the catalog.
///
/// @param number which holds the number of its album
/// @param artists numbers of those credited, in order, possibly one of them twice
/// @param markets how many country codes `available_markets` holds
public record Track(
    long number,
    String id,
    String name,
    long album,
    List<Integer> artists,
    int discNumber,
    int trackNumber,
    int durationMs,
    boolean explicit,
    String isrc,
    int popularity,
    int markets,
    Oddity oddity) {
  public Track {
    artists = List.copyOf(artists);
  }

  public String uri() {
    return "spotify:track:" + id;
  }
}
