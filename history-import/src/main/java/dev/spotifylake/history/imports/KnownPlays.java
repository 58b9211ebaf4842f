package dev.spotifylake.history.imports;

import dev.spotifylake.common.play.PlayId;
import dev.spotifylake.common.rows.OpsCoverageRow;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.transform.mapping.HashSet128;
import java.io.IOException;
import java.time.Duration;
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
  private static final String SHORT = "export_short";

  // The clocks of the API and of an export differ by seconds (the view's rule).
  private static final Duration APART = Duration.ofSeconds(5);

  private static final long MINUTE_MILLIS = 60_000;

  private final HashSet128 playIds = new HashSet128();
  private final HashSet128 exactMinutes = new HashSet128();
  private final HashSet128 shortMinutes = new HashSet128();
  private final Map<String, NavigableSet<Instant>> apiTimes = new HashMap<>();
  private final NavigableSet<Instant> apiPlays = new TreeSet<>();
  private final List<OpsCoverageRow> gaps = new ArrayList<>();

  private KnownPlays() {}

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

  private void add(PlayRow play) {
    addId(play.playId());
    if (play.origin().equals(API)) {
      apiPlays.add(play.playedAt());
      apiTimes.computeIfAbsent(names(play), song -> new TreeSet<>()).add(play.playedAt());
      if (play.itemUri() != null) {
        apiTimes.computeIfAbsent(play.itemUri(), song -> new TreeSet<>()).add(play.playedAt());
      }
    }
    HashSet128 minutes = play.origin().equals(SHORT) ? shortMinutes : exactMinutes;
    minutes.add(hash(names(play)), minute(play));
  }

  private void addId(String playId) {
    playIds.add(
        Long.parseUnsignedLong(playId, 0, 16, 16), Long.parseUnsignedLong(playId, 16, 32, 16));
  }

  /// Whether the lake had this play, from any origin.
  boolean has(PlayRow play) {
    String id = play.playId();
    return playIds.contains(
            Long.parseUnsignedLong(id, 0, 16, 16), Long.parseUnsignedLong(id, 16, 32, 16))
        || (play.origin().equals(SHORT)
            ? exactMinutes.contains(hash(names(play)), minute(play))
            : apiReported(play) || shortMinutes.contains(hash(names(play)), minute(play)));
  }

  /// Whether the API reported this play of an export.
  boolean apiReported(PlayRow play) {
    return isNear(play.itemUri() == null ? names(play) : play.itemUri(), play.playedAt())
        || isNear(names(play), play.playedAt());
  }

  private boolean isNear(String song, Instant playedAt) {
    NavigableSet<Instant> times = apiTimes.get(song);
    return times != null
        && !times.subSet(playedAt.minus(APART), true, playedAt.plus(APART), true).isEmpty();
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

  private static long minute(PlayRow play) {
    return Math.floorDiv(play.playedAt().toEpochMilli(), MINUTE_MILLIS);
  }

  // 64 bits (FNV-1a): two songs taken for one would miscount a play in the report and nothing else.
  private static long hash(String text) {
    long hash = 1125899906842597L;
    for (int i = 0; i < text.length(); i++) {
      hash = 0x100000001B3L * (hash ^ text.charAt(i));
    }
    return hash;
  }
}
