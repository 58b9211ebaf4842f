package dev.spotifylake.simulator.world;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Somebody who uses the app.
///
/// @param spotifyId may hold spaces, `$` and letters outside ASCII, as old accounts' ids do
/// @param zone where they live, which decides when their evening is
public record Listener(
    int number,
    String label,
    String spotifyId,
    String accountId,
    String displayName,
    String country,
    ZoneOffset zone) {
  private static final List<String> LABELS = List.of("me", "anna", "bert", "carla", "dora");
  private static final List<String> SPOTIFY_IDS =
      List.of("night owl 77", "ana$maría", "31bertqwertzuiopasdfghjkl", "carla/c+c%20", "дора");
  private static final List<String> NAMES =
      List.of("Night Owl", "Ana \"María\" 🌵", "Bert", "Carla, C.", "Дора");
  private static final List<String> COUNTRIES = List.of("DE", "MX", "SE", "US", "BG");
  private static final List<Integer> ZONE_HOURS = List.of(1, -6, 1, -5, 2);

  /// The first so many listeners of a world.
  public static List<Listener> of(long seed, int count) {
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      listeners.add(
          new Listener(
              i,
              LABELS.get(i),
              SPOTIFY_IDS.get(i),
              String.format(
                  Locale.ROOT,
                  "acc-%016x",
                  SeededRandom.mix(seed, SeededRandom.hash("account"), i)),
              NAMES.get(i),
              COUNTRIES.get(i),
              ZoneOffset.ofHours(ZONE_HOURS.get(i))));
    }
    return List.copyOf(listeners);
  }
}
