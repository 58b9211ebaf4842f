package dev.spotifylake.history.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.spotifylake.common.raw.RawBody;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawObjectWriter;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/// Puts the rows of an export into lines of raw, each of one file of the export.
final class HistoryLines {
  // A reader holds one line in memory. A line of 1,000 plays is far below its limit.
  private static final int MOST_PLAYS = 1_000;

  // Only plays with excessively long texts reach this limit before 1,000 plays.
  private static final int LARGEST_BYTES = 8 << 20;

  private static final int STATUS_OK = 200;
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] BEGIN = "{\"items\":[".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

  private final RawObjectWriter writer;
  private final String account;
  private final String runId;
  private final Instant observedAt;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 16);
  private String member = "";
  private int rows;

  HistoryLines(RawObjectWriter writer, String account, String runId, Instant observedAt) {
    this.writer = writer;
    this.account = account;
    this.runId = runId;
    this.observedAt = observedAt;
  }

  /// What follows is of this file.
  void begin(String name) throws IOException {
    flush();
    member = name;
  }

  /// @param json one row
  void add(byte[] json) throws IOException {
    if (rows == MOST_PLAYS || line.size() + json.length > LARGEST_BYTES) {
      flush();
    }
    line.writeBytes(rows == 0 ? BEGIN : new byte[] {','});
    line.writeBytes(json);
    rows++;
  }

  /// A line that says that the file breaks off: it becomes one reject, which names the file.
  void addBroken(String reason, long afterRows) throws IOException {
    flush();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeStringField("file", member);
      json.writeStringField("broken", reason);
      json.writeNumberField("after_rows", afterRows);
      json.writeEndObject();
    }
    write(body.toByteArray());
  }

  void flush() throws IOException {
    if (rows > 0) {
      line.writeBytes(END);
      write(line.toByteArray());
      line.reset();
      rows = 0;
    }
  }

  private void write(byte[] body) throws IOException {
    RawRequest request = RawRequest.of("import", Map.of("file", member));
    writer.write(
        new RawHeader(
            runId,
            account,
            Source.STREAMING_HISTORY,
            null,
            request,
            observedAt,
            STATUS_OK,
            RawContext.NONE),
        RawBody.of(body));
  }
}
