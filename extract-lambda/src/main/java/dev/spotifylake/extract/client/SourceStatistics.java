package dev.spotifylake.extract.client;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.SourceReport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Counts the calls of one source of one account in one run, and holds how the source ended.
public final class SourceStatistics {
  private final Source source;
  private final String account;
  private int entities;
  private int calls;
  private int status2xx;
  private int status4xx;
  private int status429;
  private int status5xx;
  private int forbidden;
  private long bytes;
  private Duration duration = Duration.ZERO;
  private @Nullable Outcome outcome;
  private @Nullable String message;

  SourceStatistics(Source source, String account) {
    this.source = source;
    this.account = account;
  }

  void countCall(Duration took) {
    calls++;
    duration = duration.plus(took);
  }

  void countResponse(int status, int length) {
    bytes += length;
    if (status >= 200 && status < 300) {
      status2xx++;
    } else if (status == 429) {
      status429++;
    } else if (status >= 500) {
      status5xx++;
    } else {
      status4xx++;
      if (status == 403) {
        forbidden++;
      }
    }
  }

  void countBrokenConnection() {
    status5xx++;
  }

  /// Counts a playlist, an artist or an account's own list.
  public void countEntity() {
    entities++;
  }

  /// Sets how the source ended. Of several endings the worst one stays.
  ///
  /// @param why one line for a person; null where there is nothing to do
  public void end(Outcome ending, @Nullable String why) {
    Outcome effective =
        ending == Outcome.COOLING_DOWN && status2xx > 0 ? Outcome.DONE_IN_PART : ending;
    if (outcome == null || severity(effective) > severity(outcome)) {
      outcome = effective;
      message = why;
    }
  }

  public void end(StopReason stop) {
    end(stop.outcome(), stop.message());
  }

  private static int severity(Outcome outcome) {
    return switch (outcome) {
      case NOTHING_NEW -> 0;
      case DONE -> 1;
      case COOLING_DOWN -> 2;
      case DONE_IN_PART -> 3;
      case WAITING_FOR_LOGIN -> 4;
      case FAILED -> 5;
      case TOKEN_DEAD -> 6;
      case PREMIUM_LAPSED -> 7;
    };
  }

  int succeeded() {
    return status2xx;
  }

  int forbidden() {
    return forbidden;
  }

  public String account() {
    return account;
  }

  /// Whether the source was due in this run: it made a call, or it ended without one.
  public boolean isDue() {
    return calls > 0 || outcome != null;
  }

  public SourceReport report(@Nullable Integer tokenDaysLeft) {
    return new SourceReport(
        source,
        account,
        entities,
        calls,
        status2xx,
        status4xx,
        status429,
        status5xx,
        bytes,
        duration.toMillis(),
        outcome == null ? Outcome.DONE : outcome,
        message,
        tokenDaysLeft);
  }
}
