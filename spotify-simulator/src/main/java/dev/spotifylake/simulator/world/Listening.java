package dev.spotifylake.simulator.world;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What listeners play: sessions at the times of day at which people listen.
///
/// A local day starts at 4 in the morning and is worked out alone; no session crosses that hour.
/// Outside the heavy hours two plays never end within 75 seconds of each other, so that no hour
/// holds more than 48.
public final class Listening {
  /// History before the start: enough days that the first poll finds 50 plays.
  static final int DAYS_BEFORE_START = 21;

  /// Shorter plays never appear in recently-played.
  static final int SHORTEST_SHOWN_MS = 30_000;

  private static final Duration LEAST_SPACING = Duration.ofSeconds(75);
  private static final LocalTime DAY_STARTS = LocalTime.of(4, 0);
  private static final List<Integer> HEAVY_COUNTS = List.of(50, 56, 65, 80, 100);

  /// Local time of a heavy hour.
  private static final LocalTime HEAVY_AT = LocalTime.of(21, 0);

  /// A poll of recently-played needs a few days at most.
  private static final int REMEMBERED_DAYS = 64;

  private final long seed;
  private final Instant start;
  private final int heavyHoursPerWeek;
  private final boolean quiet;
  private final PlayChoice choice;
  private final Map<String, TreeMap<Instant, Play>> added = new LinkedHashMap<>();
  private final Map<DayKey, List<Play>> days =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DayKey, List<Play>> eldest) {
          return size() > REMEMBERED_DAYS;
        }
      };

  public Listening(
      long seed,
      Instant start,
      int heavyHoursPerWeek,
      boolean quiet,
      MusicCatalog catalog,
      Podcasts podcasts,
      Function<Listener, List<String>> playlistUris) {
    this.seed = seed;
    this.start = start;
    this.heavyHoursPerWeek = heavyHoursPerWeek;
    this.quiet = quiet;
    this.choice = new PlayChoice(catalog, podcasts, playlistUris);
  }

  private record DayKey(int listener, long day) {}

  /// A span of local time in which a session may fall.
  private record Window(double chance, LocalTime from, int minutes) {}

  private static final List<Window> WORKDAY =
      List.of(
          new Window(0.55, LocalTime.of(7, 15), 70),
          new Window(0.3, LocalTime.of(12, 0), 60),
          new Window(0.85, LocalTime.of(18, 0), 270));
  private static final List<Window> WEEKEND =
      List.of(
          new Window(0.5, LocalTime.of(10, 0), 150),
          new Window(0.4, LocalTime.of(15, 0), 120),
          new Window(0.75, LocalTime.of(20, 0), 330));

  /// Days on which nobody listened at all.
  private static final double SILENT_DAYS = 0.08;

  /// Adds a play that the generator did not think of.
  public void add(Listener listener, Play play) {
    added.computeIfAbsent(listener.label(), label -> new TreeMap<>()).put(play.playedAt(), play);
  }

  /// Everything really played that ended in the span, oldest first.
  ///
  /// @param from included
  /// @param until excluded
  public List<Play> plays(Listener listener, Instant from, Instant until) {
    List<Play> plays = new ArrayList<>();
    if (!quiet) {
      long last = day(listener, until);
      for (long day = Math.max(firstDay(listener), day(listener, from)); day <= last; day++) {
        plays.addAll(playsOf(listener, day));
      }
    }
    plays.addAll(
        added.getOrDefault(listener.label(), new TreeMap<>()).subMap(from, until).values());
    plays.removeIf(play -> play.playedAt().isBefore(from) || !play.playedAt().isBefore(until));
    plays.sort(Comparator.comparing(Play::playedAt));
    return plays;
  }

  /// The last plays that recently-played can show, newest first.
  public List<Play> recent(Listener listener, Instant now, int count) {
    List<Play> recent = new ArrayList<>();
    Instant until = now.plusMillis(1);
    Instant earliest = start.minus(Duration.ofDays(DAYS_BEFORE_START + 1));
    while (recent.size() < count && until.isAfter(earliest)) {
      Instant from = until.minus(Duration.ofDays(1));
      for (Play play : plays(listener, from, until).reversed()) {
        if (play.showable() && recent.size() < count) {
          recent.add(play);
        }
      }
      until = from;
    }
    return recent;
  }

  /// The first instant of which anything is known.
  public Instant earliest() {
    return start.minus(Duration.ofDays(DAYS_BEFORE_START));
  }

  private long firstDay(Listener listener) {
    return day(listener, earliest());
  }

  private static long day(Listener listener, Instant instant) {
    return instant
        .atOffset(listener.zone())
        .minusHours(DAY_STARTS.getHour())
        .toLocalDate()
        .toEpochDay();
  }

  private List<Play> playsOf(Listener listener, long day) {
    DayKey key = new DayKey(listener.number(), day);
    List<Play> known = days.get(key);
    if (known == null) {
      known = List.copyOf(generate(listener, LocalDate.ofEpochDay(day)));
      days.put(key, known);
    }
    return known;
  }

  private List<Play> generate(Listener listener, LocalDate date) {
    SeededRandom random =
        SeededRandom.of(seed, SeededRandom.hash("plays"), listener.number(), date.toEpochDay());
    boolean weekend =
        date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    List<Play> plays = new ArrayList<>();
    boolean silent = random.chance(SILENT_DAYS);
    boolean heavy = random.chance(heavyHoursPerWeek / 7.0);
    for (Window window : weekend ? WEEKEND : WORKDAY) {
      if (!silent && random.chance(window.chance())) {
        session(plays, listener, date, window, random);
      }
    }
    if (heavy) {
      heavyHour(plays, listener, date, random);
    }
    return plays;
  }

  private void session(
      List<Play> plays, Listener listener, LocalDate date, Window window, SeededRandom random) {
    int offset = random.below(window.minutes() / 2);
    int length = random.between(15, window.minutes() - offset);
    Instant time = date.atTime(window.from()).plusMinutes(offset).toInstant(listener.zone());
    Instant end = time.plus(Duration.ofMinutes(length));
    boolean hidden = random.below(15) == 0;
    if (random.below(8) == 0) {
      plays.add(choice.podcast(listener, random, time, end));
      return;
    }
    Instant last = plays.isEmpty() ? Instant.MIN : plays.getLast().playedAt();
    PlayChoice.Run run = choice.run(listener, random, time);
    while (time.isBefore(end)) {
      if (run.finished()) {
        run = choice.run(listener, random, time);
      }
      Track track = run.next();
      int msPlayed = played(track, random);
      Instant earliest = last.equals(Instant.MIN) ? Instant.MIN : last.plus(LEAST_SPACING);
      Instant endOfPlay = time.plusMillis(msPlayed + random.below(1_000));
      Instant playedAt = endOfPlay.isBefore(earliest) ? earliest : endOfPlay;
      plays.add(play(listener, playedAt, track, msPlayed, run, hidden));
      last = playedAt;
      time = playedAt.plusMillis(random.below(20_000));
    }
  }

  private void heavyHour(List<Play> plays, Listener listener, LocalDate date, SeededRandom random) {
    Instant hour = date.atTime(HEAVY_AT).toInstant(listener.zone());
    Instant end = hour.plus(Duration.ofHours(1));
    plays.removeIf(play -> !play.playedAt().isBefore(hour) && play.playedAt().isBefore(end));
    int count = random.pick(HEAVY_COUNTS);
    long spacing = Duration.ofHours(1).toMillis() / count;
    PlayChoice.Run run = choice.run(listener, random, hour);
    for (int i = 0; i < count; i++) {
      if (run.finished()) {
        run = choice.run(listener, random, hour);
      }
      Instant playedAt = hour.plusMillis(spacing * i + spacing / 2);
      plays.add(play(listener, playedAt, run.next(), (int) (spacing - 1_000), run, false));
    }
  }

  private static Play play(
      Listener listener,
      Instant playedAt,
      Track track,
      int msPlayed,
      PlayChoice.Run run,
      boolean privately) {
    String hidden = null;
    if (privately) {
      hidden = "private";
    } else if (msPlayed < SHORTEST_SHOWN_MS) {
      hidden = "short";
    }
    return new Play(
        listener.label(), playedAt, track.uri(), track.number(), msPlayed, run.context(), hidden);
  }

  private static int played(Track track, SeededRandom random) {
    return switch (random.below(10)) {
      case 0 -> random.between(1_000, 29_000);
      case 1 -> Math.max(1_000, track.durationMs() / random.between(2, 4));
      default -> track.durationMs();
    };
  }
}
