package dev.spotifylake.cli.soak;

import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The faults of a soak: each day one fault of every passing kind, each in its own hour. Besides
/// that a test adds bans of 14 hours and outages of three.
final class FaultSchedule {
  static final Duration BAN = Duration.ofHours(14);
  static final Duration OUTAGE = Duration.ofHours(3);
  private static final Duration HOUR = Duration.ofHours(1);

  // Endpoints that every run calls. On others most faults would never happen.
  private static final List<String> ENDPOINTS =
      List.of("me/player/recently-played", "me/tracks", "me/p*", "artists/*", "*");

  // Other kinds end a sign-in or a subscription, and have tests of their own.
  private static final List<FaultKind> PASSING =
      List.of(
          FaultKind.RATE_429,
          FaultKind.EMPTY_429,
          FaultKind.SERVER_ERROR,
          FaultKind.SLOW,
          FaultKind.RESET,
          FaultKind.RESET_MID_BODY,
          FaultKind.TRUNCATED_BODY,
          FaultKind.HTML_ERROR,
          FaultKind.TOKEN_5XX,
          FaultKind.EDIT_BETWEEN_PAGES);

  private final SpotifySimulator spotify;
  private final SplittableRandom random;
  private final List<Span> spans = new ArrayList<>();

  /// A time in which recently played cannot be read.
  record Span(Instant from, Instant until) {
    boolean holds(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }
  }

  FaultSchedule(SpotifySimulator spotify, long seed) {
    this.spotify = spotify;
    this.random = new SplittableRandom(seed);
  }

  /// @param start the beginning of a day
  void addDay(Instant start) {
    int firstHour = random.nextInt(2);
    for (int i = 0; i < PASSING.size(); i++) {
      FaultKind kind = PASSING.get(i);
      Instant hour = start.plus(HOUR.multipliedBy(firstHour + 2L * i));
      // A call is tried three times, so it survives two failures. More would lose the hour's poll.
      Fault fault = Fault.of(kind).times(1 + random.nextInt(2)).between(hour, hour.plus(HOUR));
      if (kind != FaultKind.TOKEN_5XX) {
        fault = fault.on(ENDPOINTS.get(random.nextInt(ENDPOINTS.size())));
      }
      if (kind == FaultKind.EDIT_BETWEEN_PAGES) {
        fault = fault.on("playlists/*");
      }
      if (kind == FaultKind.RATE_429) {
        fault = fault.retryAfter(1 + random.nextInt(20));
      }
      spotify.inject(fault.withLatency(Duration.ofMillis(5)));
    }
  }

  /// Bans the group from the first call at or after the time.
  void addBan(String endpoint, Instant from) {
    spotify.inject(
        Fault.of(FaultKind.QUOTA_429)
            .on(endpoint)
            .times(1)
            .between(from, null)
            .retryAfter(BAN.toSeconds()));
    if (endpoint.equals("me/player/recently-played")) {
      // The run that causes the ban is part of it.
      // The first run after the ban reads everything again.
      spans.add(new Span(from, from.plus(BAN).plus(HOUR)));
    }
  }

  void addOutage(Instant from) {
    spotify.inject(Fault.of(FaultKind.SERVER_ERROR).between(from, from.plus(OUTAGE)));
    spotify.inject(Fault.of(FaultKind.TOKEN_5XX).between(from, from.plus(OUTAGE)));
    spans.add(new Span(from, from.plus(OUTAGE)));
  }

  /// Whether recently played could be read then.
  boolean allowsPoll(Instant time) {
    return spans.stream().noneMatch(span -> span.holds(time));
  }
}
