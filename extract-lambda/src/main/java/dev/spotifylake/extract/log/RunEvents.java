package dev.spotifylake.extract.log;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.api.SpotifyReply;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.report.SourceReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what happens in a run to its log. Only what is named here gets there: no header, no body
/// of the token endpoint.
public final class RunEvents {
  private final RunLog log;
  private final InstantSource clock;
  private final String runId;

  public RunEvents(RunLog log, InstantSource clock, String runId) {
    this.log = log;
    this.clock = clock;
    this.runId = runId;
  }

  public void call(
      Source source,
      String account,
      Endpoint endpoint,
      @Nullable String entity,
      SpotifyReply reply,
      Duration took) {
    Map<String, @Nullable Object> event = event("call");
    event.put("source", source.wireName());
    event.put("account", account);
    event.put("endpoint", endpoint.template());
    event.put("entity", entity);
    event.put("took_ms", took.toMillis());
    switch (reply) {
      case SpotifyReply.Received(int status, byte[] body) -> {
        event.put("status", status);
        event.put("bytes", body.length);
      }
      case SpotifyReply.Unauthorized unauthorized -> event.put("status", 401);
      case SpotifyReply.RateLimited limited -> {
        event.put("status", 429);
        event.put("quota", limited.quota());
        Duration retryAfter = limited.retryAfter();
        event.put("retry_after_s", retryAfter == null ? null : retryAfter.toSeconds());
      }
      case SpotifyReply.Refused(int status, String message, byte[] body) -> {
        event.put("status", status);
        event.put("message", message);
      }
      case SpotifyReply.ServerTrouble(int status, byte[] body) -> event.put("status", status);
      case SpotifyReply.Broken(String reason) -> event.put("broken", reason);
    }
    write(event);
  }

  public void source(SourceReport report) {
    Map<String, @Nullable Object> event = event("source");
    event.put("source", report.source().wireName());
    event.put("account", report.account());
    event.put("outcome", report.outcome().wireName());
    event.put("entities", report.entities());
    event.put("calls", report.calls());
    event.put("took_ms", report.durationMs());
    event.put("message", report.message());
    write(event);
  }

  /// Something a person should read.
  public void message(String level, String text) {
    Map<String, @Nullable Object> event = event(level);
    event.put("message", text);
    write(event);
  }

  public void run(String what) {
    write(event(what));
  }

  private Map<String, @Nullable Object> event(String name) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("at", clock.instant());
    event.put("run_id", runId);
    event.put("event", name);
    return event;
  }

  private void write(Map<String, @Nullable Object> event) {
    log.line(new String(new JsonObject(event).bytes(), StandardCharsets.UTF_8));
  }
}
