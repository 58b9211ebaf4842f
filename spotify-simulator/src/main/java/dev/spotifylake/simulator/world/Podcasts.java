package dev.spotifylake.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows with a new episode every week, and audiobooks.
public final class Podcasts {
  public static final int SHOWS = 40;
  public static final int AUDIOBOOKS = 40;
  private static final int EPISODE_BITS = 16;
  private static final Duration PACE = Duration.ofDays(7);
  private final long seed;
  private final Instant start;
  private final Ids ids;

  public Podcasts(long seed, Instant start) {
    this.seed = seed;
    this.start = start;
    this.ids = new Ids(seed);
  }

  /// A podcast.
  public record Show(
      int number,
      String id,
      String name,
      String publisher,
      boolean explicit,
      List<String> languages) {}

  /// An episode of a podcast.
  ///
  /// @param position counted from 0, the oldest first
  public record Episode(
      long number,
      String id,
      int show,
      int position,
      String name,
      int durationMs,
      boolean explicit,
      String language,
      Instant releasedAt,
      ReleaseDate releaseDate) {
    public String uri() {
      return "spotify:episode:" + id;
    }
  }

  /// An audiobook.
  public record Audiobook(
      int number,
      String id,
      String name,
      String author,
      String narrator,
      String publisher,
      int chapters) {}

  public @Nullable Show findShow(long number) {
    return number < 0 || number >= SHOWS ? null : show((int) number);
  }

  public @Nullable Audiobook findAudiobook(long number) {
    return number < 0 || number >= AUDIOBOOKS ? null : audiobook((int) number);
  }

  public @Nullable Episode findEpisode(long number, Instant now) {
    if (number < 0 || number >> EPISODE_BITS >= SHOWS) {
      return null;
    }
    Episode episode = episode(number);
    return episode.releasedAt().isAfter(now) ? null : episode;
  }

  public Show show(int number) {
    SeededRandom random = SeededRandom.of(seed, Kind.SHOW.ordinal(), number, 1);
    return new Show(
        number,
        ids.id(Kind.SHOW, number),
        Names.work(random) + " Podcast",
        Names.artist(random),
        random.chance(0.2),
        List.of(random.pick(List.of("en", "de", "es-MX", "ja"))));
  }

  /// How many episodes of a show are out.
  public int episodes(int show, Instant now) {
    long weeks =
        Math.floorDiv(Duration.between(firstEpisode(show), now).toMillis(), PACE.toMillis());
    return (int) Math.max(0, weeks + 1);
  }

  public long episodeNumber(int show, int position) {
    return ((long) show << EPISODE_BITS) | position;
  }

  public Episode episode(long number) {
    int show = (int) (number >> EPISODE_BITS);
    int position = (int) (number & ((1 << EPISODE_BITS) - 1));
    SeededRandom random = SeededRandom.of(seed, Kind.EPISODE.ordinal(), number, 1);
    Instant releasedAt = firstEpisode(show).plus(PACE.multipliedBy(position));
    ReleaseDate.Form form = random.below(12) == 0 ? ReleaseDate.Form.YEAR : ReleaseDate.Form.DAY;
    return new Episode(
        number,
        ids.id(Kind.EPISODE, number),
        show,
        position,
        "#" + (position + 1) + " " + Names.work(random),
        random.between(600_000, 5_400_000),
        random.chance(0.1),
        show(show).languages().getFirst(),
        releasedAt,
        ReleaseDate.of(LocalDate.ofInstant(releasedAt, ZoneOffset.UTC), form));
  }

  public Audiobook audiobook(int number) {
    SeededRandom random = SeededRandom.of(seed, Kind.AUDIOBOOK.ordinal(), number, 1);
    return new Audiobook(
        number,
        ids.id(Kind.AUDIOBOOK, number),
        Names.work(random),
        Names.artist(random),
        Names.artist(random),
        Names.work(random) + " Press",
        random.between(3, 60));
  }

  private Instant firstEpisode(int show) {
    SeededRandom random = SeededRandom.of(seed, Kind.SHOW.ordinal(), show, 2);
    return start
        .minus(PACE.multipliedBy(random.between(4, 80)))
        .plus(Duration.ofHours(random.below(168)));
  }
}
