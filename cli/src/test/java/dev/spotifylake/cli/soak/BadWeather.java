package dev.spotifylake.cli.soak;

import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What goes wrong during a soak: each day every kind of trouble that passes, each in an hour of
/// its own; besides two bans of 14 hours and an outage of three.
final class BadWeather {
  static final Duration BAN = Duration.ofHours(14);
  static final Duration OUTAGE = Duration.ofHours(3);
  private static final Duration HOUR = Duration.ofHours(1);

  // What a run asks for in every hour; other endpoints would leave most faults waiting.
  private static final List<String> ENDPOINTS =
      List.of("me/player/recently-played", "me/tracks", "me/p*", "artists/*", "*");

  // Ends a sign-in or a subscription: those have tests of their own.
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

  /// A time in which recently-played cannot be had.
  record Span(Instant from, Instant until) {
    boolean holds(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }
  }

  BadWeather(SpotifySimulator spotify, long seed) {
    this.spotify = spotify;
    this.random = new SplittableRandom(seed);
  }

  /// @param start the beginning of a day
  void ofDay(Instant start) {
    int firstHour = random.nextInt(2);
    for (int i = 0; i < PASSING.size(); i++) {
      FaultKind kind = PASSING.get(i);
      Instant hour = start.plus(HOUR.multipliedBy(firstHour + 2L * i));
      // Twice is what three tries stand; a call that fails more often has no look in its hour.
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
  void ban(String endpoint, Instant from) {
    spotify.inject(
        Fault.of(FaultKind.QUOTA_429)
            .on(endpoint)
            .times(1)
            .between(from, null)
            .retryAfter(BAN.toSeconds()));
    if (endpoint.equals("me/player/recently-played")) {
      // The run that meets the ban is in it; the first one after it may see everything again.
      spans.add(new Span(from, from.plus(BAN).plus(HOUR)));
    }
  }

  void outage(Instant from) {
    spotify.inject(Fault.of(FaultKind.SERVER_ERROR).between(from, from.plus(OUTAGE)));
    spotify.inject(Fault.of(FaultKind.TOKEN_5XX).between(from, from.plus(OUTAGE)));
    spans.add(new Span(from, from.plus(OUTAGE)));
  }

  /// Whether a look could be had then.
  boolean letsLook(Instant time) {
    return spans.stream().noneMatch(span -> span.holds(time));
  }
}
