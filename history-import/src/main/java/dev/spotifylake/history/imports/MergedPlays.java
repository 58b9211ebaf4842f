package dev.spotifylake.history.imports;

import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.table.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows of `plays` of one account, merged to plays by the rules of the view `v_plays`, step by step
/// as there. Memory: 48 bytes for each row, and each different URI and name once.
final class MergedPlays {
  /// The clocks of the API and of an export differ by seconds. The same number is in `v_plays`.
  static final Duration MOST_APART = Duration.ofSeconds(5);

  private static final long MOST_APART_MILLIS = MOST_APART.toMillis();
  private static final long MINUTE_MILLIS = 60_000;

  private static final Comparator<Merged> BY_TIME =
      Comparator.comparingLong(Merged::playedAt).thenComparing(Merged::id);
  private static final Comparator<Merged> LONGEST_FIRST =
      Comparator.comparingLong(Merged::msPlayed).reversed().thenComparing(BY_TIME);

  // The engines compare text by its UTF-8 bytes, String by UTF-16.
  private static final Comparator<String> BY_BYTES =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private final Map<String, PackedRows> months = new TreeMap<>();
  private final Numbered<String> texts = new Numbered<>();
  private final Numbered<Source> sources = new Numbered<>();

  /// @param imported whether the row is part of the import, not of what the lake had before
  void add(PlayRow play, boolean imported) {
    Observation observation = play.observation();
    months
        .computeIfAbsent(play.partitionValue(), month -> new PackedRows())
        .add(
            play.playId(),
            play.playedAt().toEpochMilli(),
            play.msPlayed(),
            numberOf(play.itemUri()),
            numberOf(names(play)),
            sources.numberOf(
                new Source(
                    observation.observedAt(),
                    observation.rawKey(),
                    Origin.of(play.origin()),
                    imported)));
  }

  /// 0 stands for an unknown text.
  private int numberOf(@Nullable String text) {
    return text == null ? 0 : texts.numberOf(text) + 1;
  }

  private @Nullable String text(int number) {
    return number == 0 ? null : texts.get(number - 1);
  }

  /// Plays that the view shows and that only rows of the import report.
  long countNew() {
    long count = 0;
    for (PackedRows rows : months.values()) {
      count += countNew(distinct(rows));
    }
    return count;
  }

  private static long countNew(Collection<Row> rows) {
    Set<Id> plays = new HashSet<>();
    Set<Id> known = new HashSet<>();
    for (List<Merged> song : songs(rows).values()) {
      merge(song);
      for (Merged row : song) {
        plays.add(row.play);
        if (row.row.known()) {
          known.add(row.play);
        }
      }
    }
    return (long) plays.size() - known.size();
  }

  /// The first observation of each play id. It is known where any row of the id was there before.
  private Collection<Row> distinct(PackedRows packed) {
    Map<Id, Row> rows = new HashMap<>();
    for (int i = 0; i < packed.size(); i++) {
      Source source = sources.get(packed.source(i));
      Row row =
          new Row(
              packed.id(i),
              packed.playedAt(i),
              packed.msPlayed(i),
              text(packed.uri(i)),
              text(packed.names(i)),
              source,
              !source.imported());
      rows.merge(row.id(), row, Row::first);
    }
    return rows.values();
  }

  /// A song is known by its names, one spelling for each URI, or else by its URI.
  private static Map<String, List<Merged>> songs(Collection<Row> rows) {
    Map<String, String> exportSpellings = spellings(rows, Origin.EXPORT);
    Map<String, String> spellings = spellings(rows, null);
    Map<String, List<Merged>> songs = new HashMap<>();
    for (Row row : rows) {
      String uri = row.uri();
      String song = row.names();
      if (uri != null) {
        song = exportSpellings.getOrDefault(uri, spellings.getOrDefault(uri, uri));
      } else if (song == null) {
        song = row.id().hex();
      }
      songs.computeIfAbsent(song, name -> new ArrayList<>()).add(new Merged(row));
    }
    return songs;
  }

  private static Map<String, String> spellings(Collection<Row> rows, @Nullable Origin origin) {
    Map<String, String> spellings = new HashMap<>();
    for (Row row : rows) {
      String uri = row.uri();
      String names = row.names();
      if (uri != null && names != null && (origin == null || origin == row.source().origin())) {
        spellings.merge(
            uri, names, (one, other) -> BY_BYTES.compare(one, other) <= 0 ? one : other);
      }
    }
    return spellings;
  }

  private static void merge(List<Merged> song) {
    List<Merged> exact = new ArrayList<>();
    List<Merged> minutes = new ArrayList<>();
    for (Merged row : song) {
      (row.isShort() ? minutes : exact).add(row);
    }
    exact.sort(BY_TIME);
    int first = 0;
    for (int i = 1; i <= exact.size(); i++) {
      if (i == exact.size()
          || exact.get(i).playedAt() - exact.get(i - 1).playedAt() > MOST_APART_MILLIS) {
        mergeRun(exact.subList(first, i));
        first = i;
      }
    }
    if (!minutes.isEmpty()) {
      mergeMinutes(exact, minutes);
    }
  }

  /// In a run of rows within 5 s, the n-th of the API meets the n-th of the export, longest first.
  private static void mergeRun(List<Merged> run) {
    if (run.size() == 1) {
      return;
    }
    List<Merged> api = of(Origin.API, run);
    List<Merged> export = of(Origin.EXPORT, run);
    for (int i = 0; i < Math.min(api.size(), export.size()); i++) {
      Merged one = api.get(i);
      Merged other = export.get(i);
      if (Math.abs(one.playedAt() - other.playedAt()) <= MOST_APART_MILLIS) {
        other.play = one.play;
        one.exactAt = other.exactAt;
      }
    }
  }

  private static List<Merged> of(Origin origin, List<Merged> run) {
    return run.stream()
        .filter(row -> row.row.source().origin() == origin)
        .sorted(LONGEST_FIRST)
        .toList();
  }

  /// The n-th row of the short export in a minute is the n-th exact play of that minute.
  private static void mergeMinutes(List<Merged> exact, List<Merged> minutes) {
    Map<Long, List<Merged>> exactPlays =
        exact.stream()
            .filter(row -> row.play.equals(row.id()))
            .sorted(Comparator.comparingLong(Merged::exactAt).thenComparing(row -> row.play))
            .collect(Collectors.groupingBy(Merged::minute));
    Map<Long, Integer> positions = new HashMap<>();
    minutes.sort(BY_TIME);
    for (Merged row : minutes) {
      List<Merged> plays = exactPlays.getOrDefault(row.minute(), List.of());
      int position = positions.merge(row.minute(), 1, Integer::sum) - 1;
      if (position < plays.size()) {
        row.play = plays.get(position).play;
      }
    }
  }

  /// Track and artist as the view joins them; null where one is unknown.
  private static @Nullable String names(PlayRow play) {
    return play.trackName() == null || play.artistName() == null
        ? null
        : play.trackName() + '\u001f' + play.artistName();
  }

  private enum Origin {
    API,
    EXPORT,
    SHORT_EXPORT;

    static Origin of(String column) {
      return switch (column) {
        case "api" -> API;
        case "export" -> EXPORT;
        case "export_short" -> SHORT_EXPORT;
        default -> throw new IllegalArgumentException("unknown origin of a play: " + column);
      };
    }
  }

  /// What many rows share.
  private record Source(Instant observedAt, String rawKey, Origin origin, boolean imported) {
    private static final Comparator<Source> FIRST =
        Comparator.comparing(Source::observedAt).thenComparing(Source::rawKey);
  }

  /// A play id of 32 hex digits.
  record Id(long high, long low) implements Comparable<Id> {
    String hex() {
      return "%016x%016x".formatted(high, low);
    }

    @Override
    public int compareTo(Id other) {
      int byHigh = Long.compareUnsigned(high, other.high);
      return byHigh == 0 ? Long.compareUnsigned(low, other.low) : byHigh;
    }
  }

  private record Row(
      Id id,
      long playedAt,
      long msPlayed,
      @Nullable String uri,
      @Nullable String names,
      Source source,
      boolean known) {
    static Row first(Row one, Row other) {
      Row first = Source.FIRST.compare(one.source, other.source) <= 0 ? one : other;
      return new Row(
          first.id,
          first.playedAt,
          first.msPlayed,
          first.uri,
          first.names,
          first.source,
          one.known || other.known);
    }
  }

  /// A row with the play it belongs to: at first its own.
  private static final class Merged {
    final Row row;
    Id play;
    long exactAt;

    Merged(Row row) {
      this.row = row;
      this.play = row.id();
      this.exactAt = row.playedAt();
    }

    Id id() {
      return row.id();
    }

    long playedAt() {
      return row.playedAt();
    }

    long exactAt() {
      return exactAt;
    }

    long msPlayed() {
      return row.msPlayed();
    }

    long minute() {
      return Math.floorDiv(exactAt, MINUTE_MILLIS);
    }

    boolean isShort() {
      return row.source().origin() == Origin.SHORT_EXPORT;
    }
  }

  /// Values by number, each once.
  private static final class Numbered<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int numberOf(T value) {
      Integer number = numbers.putIfAbsent(value, values.size());
      if (number != null) {
        return number;
      }
      values.add(value);
      return values.size() - 1;
    }

    T get(int number) {
      return values.get(number);
    }
  }
}
