package dev.spotifylake.extract.call;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.SourceReport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one source of one account came to in one run.
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

  void call(Duration took) {
    calls++;
    duration = duration.plus(took);
  }

  void response(int status, int length) {
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

  void broken() {
    status5xx++;
  }

  public void entity() {
    entities++;
  }

  /// Says how it ended. Of several endings the worst stands.
  public void end(Outcome ending, @Nullable String why) {
    Outcome read = ending == Outcome.COOLING_DOWN && status2xx > 0 ? Outcome.DONE_IN_PART : ending;
    if (outcome == null || severity(read) > severity(outcome)) {
      outcome = read;
      message = why;
    }
  }

  public void end(Stop stop) {
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

  int answered() {
    return status2xx;
  }

  int forbidden() {
    return forbidden;
  }

  public Source source() {
    return source;
  }

  public String account() {
    return account;
  }

  /// Whether the source was touched at all in this run.
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
