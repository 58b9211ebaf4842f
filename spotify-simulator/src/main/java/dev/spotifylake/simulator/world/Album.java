package dev.spotifylake.simulator.world;

import java.time.Instant;
import java.util.List;

/// An album of the catalog.
///
/// @param number which holds the number of the artist who owns it
/// @param type `album`, `single` or `compilation`
/// @param artists numbers of those credited, the owner first
/// @param releasedAt the album does not exist before
public record Album(
    long number,
    String id,
    String name,
    String type,
    List<Integer> artists,
    ReleaseDate releaseDate,
    Instant releasedAt,
    int totalTracks,
    String label,
    String upc,
    int popularity,
    int markets,
    Oddity oddity) {
  public Album {
    artists = List.copyOf(artists);
  }
}
