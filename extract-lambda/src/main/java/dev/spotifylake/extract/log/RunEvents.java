package dev.spotifylake.extract.log;

import dev.spotifylake.common.log.LogLine;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.api.SpotifyReply;
import dev.spotifylake.extract.report.SourceReport;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Writes the events of a run to its log. Only what is named here is written: no header, and no
/// body of the token endpoint.
public final class RunEvents {
  private final RunLog log;
  private final InstantSource clock;
  private final String runId;

  public RunEvents(RunLog log, InstantSource clock, String runId) {
    this.log = log;
    this.clock = clock;
    this.runId = runId;
  }

  /// One call of the API host.
  public void call(
      Source source,
      String account,
      Endpoint endpoint,
      @Nullable String entity,
      SpotifyReply reply,
      Duration took) {
    LogLine event =
        event("call")
            .with(LogLine.SOURCE, source.wireName())
            .with("account", account)
            .with("endpoint", endpoint.template())
            .with("entity", entity)
            .with("took_ms", took.toMillis());
    switch (reply) {
      case SpotifyReply.Received(int status, byte[] body) ->
          event.with("status", status).with("bytes", body.length);
      case SpotifyReply.Unauthorized unauthorized -> event.with("status", 401);
      case SpotifyReply.RateLimited limited -> {
        event.with("status", 429).with("quota", limited.quota());
        Duration retryAfter = limited.retryAfter();
        if (retryAfter != null) {
          event.with("retry_after_s", retryAfter.toSeconds());
        }
      }
      case SpotifyReply.Refused(int status, String message, byte[] body) ->
          event.with("status", status).with(LogLine.MESSAGE, message);
      case SpotifyReply.ServerTrouble(int status, byte[] body) -> event.with("status", status);
      case SpotifyReply.Broken(String reason) -> event.with("broken", reason);
    }
    log.line(event.json());
  }

  /// The end of one source.
  public void source(SourceReport report) {
    log.line(
        event("source")
            .with(LogLine.SOURCE, report.source().wireName())
            .with("account", report.account())
            .with("outcome", report.outcome().wireName())
            .with("entities", report.entities())
            .with("calls", report.calls())
            .with("took_ms", report.durationMs())
            .with(LogLine.MESSAGE, report.message())
            .json());
  }

  /// One line for a person.
  ///
  /// @param level `problem` or `notice`
  public void message(String level, String text) {
    log.line(event(level).with(LogLine.MESSAGE, text).json());
  }

  /// An event without further fields, such as `run_begins`.
  public void run(String name) {
    log.line(event(name).json());
  }

  private LogLine event(String name) {
    return new LogLine(clock.instant(), name).with(LogLine.RUN_ID, runId);
  }
}
