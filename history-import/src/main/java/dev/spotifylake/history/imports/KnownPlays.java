package dev.spotifylake.history.imports;

import dev.spotifylake.common.play.PlayId;
import dev.spotifylake.common.rows.OpsCoverageRow;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.source.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// What the lake knew of an account's plays before an import, as far as its raw objects are still
/// there, by the same rules as the view `v_plays`.
final class KnownPlays {
  private static final String API = "api";

  private final MergedPlays merged = new MergedPlays();
  private final Map<String, NavigableSet<Instant>> apiTimes = new HashMap<>();
  private final NavigableSet<Instant> apiPlays = new TreeSet<>();
  private final List<OpsCoverageRow> gaps = new ArrayList<>();

  KnownPlays() {}

  /// @param exceptRunId the import itself, parts of which may be there from an attempt that died
  static KnownPlays of(RawPlays raw, String account, String exceptRunId) throws IOException {
    KnownPlays known = new KnownPlays();
    for (String key : raw.keys(Source.RECENTLY_PLAYED, account)) {
      raw.read(key, known::add, known::addPoll);
    }
    for (String key : raw.keys(Source.STREAMING_HISTORY, account)) {
      if (!key.contains("-" + exceptRunId + "-")) {
        raw.read(key, known::add, poll -> {});
      }
    }
    return known;
  }

  private void addPoll(OpsCoverageRow poll) {
    if (poll.gapFrom() != null && poll.gapTo() != null) {
      gaps.add(poll);
    }
  }

  void add(PlayRow play) {
    merged.add(play, false);
    if (play.origin().equals(API)) {
      apiPlays.add(play.playedAt());
      apiTimes.computeIfAbsent(names(play), song -> new TreeSet<>()).add(play.playedAt());
      if (play.itemUri() != null) {
        apiTimes.computeIfAbsent(play.itemUri(), song -> new TreeSet<>()).add(play.playedAt());
      }
    }
  }

  /// Adds a play of the import itself.
  void addImported(PlayRow play) {
    merged.add(play, true);
  }

  /// How many plays `v_plays` shows that only the plays added as imported report.
  long countNew() {
    return merged.countNew();
  }

  /// Whether the API reported a play of this song at most [MergedPlays#MOST_APART] away. Several
  /// plays may share that one.
  boolean apiReported(PlayRow play) {
    return isNear(play.itemUri() == null ? names(play) : play.itemUri(), play.playedAt())
        || isNear(names(play), play.playedAt());
  }

  private boolean isNear(String song, Instant playedAt) {
    NavigableSet<Instant> times = apiTimes.get(song);
    Instant earliest = playedAt.minus(MergedPlays.MOST_APART);
    Instant latest = playedAt.plus(MergedPlays.MOST_APART);
    return times != null && !times.subSet(earliest, true, latest, true).isEmpty();
  }

  /// The number of plays the API reported from one moment to another.
  int apiPlaysBetween(Instant from, Instant to) {
    return from.isAfter(to) ? 0 : apiPlays.subSet(from, true, to, true).size();
  }

  /// Polls that missed something, with the time they missed.
  List<OpsCoverageRow> gaps() {
    return List.copyOf(gaps);
  }

  private static String names(PlayRow play) {
    // A play without names is a song of its own.
    return play.trackName() == null
        ? play.playId()
        : PlayId.names(play.artistName(), play.trackName());
  }
}
