package dev.spotifylake.common.raw;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.spotifylake.common.source.Source;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the envelope of a line up to its body, which is the last field. Fields it does not know
/// are passed over, so that a later release may add some.
final class RawEnvelopeParser {
  private final JsonParser json;
  private @Nullable String runId;
  private @Nullable String account;
  private @Nullable Source source;
  private @Nullable String entity;
  private @Nullable RawRequest request;
  private @Nullable Instant observedAt;
  private int status;
  private RawContext context = RawContext.NONE;

  RawEnvelopeParser(JsonParser json) {
    this.json = json;
  }

  /// Leaves the parser on the first token of the body; returns the name of the body's field.
  String readToBody() throws IOException {
    expect(json.nextToken(), JsonToken.START_OBJECT, "a line");
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      switch (field) {
        case "v" -> checkVersion(json.getIntValue());
        case "run_id" -> runId = json.getValueAsString();
        case "account" -> account = json.getValueAsString();
        case "source" -> source = Source.ofWireName(json.getText());
        case "entity" -> entity = json.getValueAsString();
        case "request" -> request = readRequest();
        case "observed_at" -> observedAt = instant();
        case "status" -> status = json.getIntValue();
        case "context" -> context = readContext();
        case "body", "body_text" -> {
          return field;
        }
        default -> json.skipChildren();
      }
    }
    throw new IllegalArgumentException("the line has no body");
  }

  RawHeader header() {
    return new RawHeader(
        required(runId, "run_id"),
        required(account, "account"),
        required(source, "source"),
        entity,
        required(request, "request"),
        required(observedAt, "observed_at"),
        status,
        context);
  }

  private static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("the line has no " + field);
    }
    return value;
  }

  private static void checkVersion(int version) {
    if (version != RawLineFormat.VERSION) {
      throw new IllegalArgumentException(
          "the line has version " + version + "; this release reads " + RawLineFormat.VERSION);
    }
  }

  private static void expect(@Nullable JsonToken token, JsonToken expected, String what) {
    if (token != expected) {
      throw new IllegalArgumentException(what + " begins with " + token + "; expected " + expected);
    }
  }

  private @Nullable Instant instant() throws IOException {
    String text = json.getValueAsString();
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is no UTC time", e);
    }
  }

  private RawRequest readRequest() throws IOException {
    String path = "";
    SortedMap<String, String> params = new TreeMap<>();
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      switch (field) {
        case "path" -> path = json.getText();
        case "params" -> {
          for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            params.put(name, json.getText());
          }
        }
        default -> json.skipChildren();
      }
    }
    return new RawRequest(path, params);
  }

  private RawContext readContext() throws IOException {
    Instant scheduledAt = null;
    String snapshotId = null;
    Integer offset = null;
    String passId = null;
    List<String> alreadyStored = new ArrayList<>();
    PreviousPoll previousPoll = null;
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      switch (field) {
        case "scheduled_at" -> scheduledAt = instant();
        case "snapshot_id" -> snapshotId = json.getValueAsString();
        case "offset" -> offset = value == JsonToken.VALUE_NULL ? null : json.getIntValue();
        case "pass_id" -> passId = json.getValueAsString();
        case "already_stored" -> {
          while (json.nextToken() == JsonToken.VALUE_STRING) {
            alreadyStored.add(json.getText());
          }
        }
        case "last_look" ->
            previousPoll = value == JsonToken.VALUE_NULL ? null : readPreviousPoll();
        default -> json.skipChildren();
      }
    }
    return new RawContext(scheduledAt, snapshotId, offset, passId, alreadyStored, previousPoll);
  }

  private PreviousPoll readPreviousPoll() throws IOException {
    Instant polledAt = null;
    Instant newestPlayedAt = null;
    int plays = 0;
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      switch (field) {
        case "observed_at" -> polledAt = instant();
        case "newest_played_at" -> newestPlayedAt = instant();
        case "plays" -> plays = json.getIntValue();
        default -> json.skipChildren();
      }
    }
    return new PreviousPoll(required(polledAt, "last_look.observed_at"), newestPlayedAt, plays);
  }
}
