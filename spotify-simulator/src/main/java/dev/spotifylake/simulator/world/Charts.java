package dev.spotifylake.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A listener's top tracks and top artists, per time range.
public final class Charts {
  /// A range and for how long its ranking stands still.
  public enum Range {
    SHORT_TERM(Duration.ofDays(1)),
    MEDIUM_TERM(Duration.ofDays(7)),
    LONG_TERM(Duration.ofDays(30));

    private final Duration pace;

    Range(Duration pace) {
      this.pace = pace;
    }
  }

  private static final int CANDIDATES = 160;
  private static final int RANKS = 75;
  private final long seed;
  private final Instant start;
  private final MusicCatalog catalog;

  public Charts(long seed, Instant start, MusicCatalog catalog) {
    this.seed = seed;
    this.start = start;
    this.catalog = catalog;
  }

  /// Numbers of the top tracks, best first.
  public List<Long> tracks(Listener listener, Range range, Instant now) {
    return ranked(listener, range, now, track -> track.number());
  }

  /// Numbers of the top artists, best first.
  public List<Long> artists(Listener listener, Range range, Instant now) {
    return ranked(listener, range, now, track -> (long) track.artists().getFirst());
  }

  private interface Choice {
    long of(Track track);
  }

  private List<Long> ranked(Listener listener, Range range, Instant now, Choice choice) {
    SeededRandom taste = SeededRandom.of(seed, SeededRandom.hash("charts"), listener.number());
    long period = Math.floorDiv(Duration.between(start, now).toMillis(), range.pace.toMillis());
    SeededRandom mood =
        SeededRandom.of(
            seed, SeededRandom.hash("mood"), listener.number(), range.ordinal(), period);
    Instant known = start.minus(Duration.ofDays(1));
    Map<Long, Double> scores = new LinkedHashMap<>();
    for (int i = 0; i < CANDIDATES; i++) {
      Track track = catalog.someTrack(taste, PlayChoice.taste(listener), known);
      scores.merge(choice.of(track), taste.unit() + 0.3 * mood.unit(), Double::sum);
    }
    List<Map.Entry<Long, Double>> ranking = new ArrayList<>(scores.entrySet());
    ranking.sort(Map.Entry.<Long, Double>comparingByValue(Comparator.reverseOrder()));
    return ranking.stream().limit(RANKS).map(Map.Entry::getKey).toList();
  }
}
