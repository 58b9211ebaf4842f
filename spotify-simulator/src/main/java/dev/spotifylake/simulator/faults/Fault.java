package dev.spotifylake.simulator.faults;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One failure: its kind, and where, when and how often it happens.
///
/// @param endpoint an endpoint group such as `me/top/tracks`, a path below `/v1/`, either with `*`
///   for any text, or `api/token`; null for every call of the API
/// @param listener only calls made for this label; null for everyone
/// @param count how many calls it hits before it is used up
/// @param from the simulator's clock from which it is active, null for always
/// @param until the simulator's clock from which it is no longer active, null for never
/// @param probability of hitting a call that matches, drawn from the simulator's seed
/// @param retryAfter the `Retry-After` header as sent; null for none (a quota 429 then draws one
///   from what was recorded: 48,925 to 86,400 seconds)
/// @param status for the kinds that have one; 0 for the kind's own
/// @param latency real time, for `slow`
public record Fault(
    FaultKind kind,
    @Nullable String endpoint,
    @Nullable String listener,
    int count,
    @Nullable Instant from,
    @Nullable Instant until,
    double probability,
    @Nullable String retryAfter,
    int status,
    Duration latency) {
  /// A fault that is never used up.
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /// Longer than the read time-out of an impatient client, short enough for a test.
  private static final Duration DEFAULT_LATENCY = Duration.ofSeconds(2);

  public Fault {
    if (count < 1) {
      throw new IllegalArgumentException(
          "fault " + kind.label() + ": count is " + count + ", expected 1 or more");
    }
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "fault " + kind.label() + ": probability is " + probability + ", expected above 0 to 1");
    }
    if (status != 0 && (status < 200 || status > 599)) {
      throw new IllegalArgumentException(
          "fault " + kind.label() + ": status is " + status + ", expected 200 to 599");
    }
    if (latency.isNegative()) {
      throw new IllegalArgumentException(
          "fault " + kind.label() + ": latency is " + latency + ", expected >= 0");
    }
  }

  /// Hits every call of the API until it is cleared; narrow it with the other methods.
  public static Fault of(FaultKind kind) {
    return new Fault(kind, null, null, UNLIMITED, null, null, 1, null, 0, DEFAULT_LATENCY);
  }

  /// A fault as typed: `<name>[,endpoint=..][,listener=..][,count=..][,from=..][,until=..]
  /// [,probability=..][,retry_after=..][,status=..][,latency_ms=..]`.
  public static Fault parse(String text) {
    return FaultText.parse(text);
  }

  public Fault on(String value) {
    return new Fault(
        kind, value, listener, count, from, until, probability, retryAfter, status, latency);
  }

  public Fault forListener(String label) {
    return new Fault(
        kind, endpoint, label, count, from, until, probability, retryAfter, status, latency);
  }

  public Fault times(int value) {
    return new Fault(
        kind, endpoint, listener, value, from, until, probability, retryAfter, status, latency);
  }

  /// Active from the first instant (included) to the second (excluded).
  public Fault between(@Nullable Instant first, @Nullable Instant end) {
    return new Fault(
        kind, endpoint, listener, count, first, end, probability, retryAfter, status, latency);
  }

  public Fault chance(double value) {
    return new Fault(
        kind, endpoint, listener, count, from, until, value, retryAfter, status, latency);
  }

  public Fault retryAfter(long seconds) {
    return retryAfterText(Long.toString(seconds));
  }

  /// A `Retry-After` as sent, for values that are no number.
  public Fault retryAfterText(String value) {
    return new Fault(
        kind, endpoint, listener, count, from, until, probability, value, status, latency);
  }

  public Fault withStatus(int value) {
    return new Fault(
        kind, endpoint, listener, count, from, until, probability, retryAfter, value, latency);
  }

  public Fault withLatency(Duration value) {
    return new Fault(
        kind, endpoint, listener, count, from, until, probability, retryAfter, status, value);
  }
}
