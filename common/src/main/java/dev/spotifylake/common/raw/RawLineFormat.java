package dev.spotifylake.common.raw;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes one line of a raw object: the envelope, and last in it the body.
final class RawLineFormat {
  /// The version of the envelope. A reader reads every version there ever was.
  static final int VERSION = 1;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int LONGEST_ENCODING_MARK = 4;

  private RawLineFormat() {}

  /// Returns the number of bytes written.
  static long write(RawHeader header, RawBody body, OutputStream out) throws IOException {
    byte[] envelope = envelope(header);
    // The envelope is a whole object; the body replaces its closing brace.
    out.write(envelope, 0, envelope.length - 1);
    long bytes = envelope.length;
    if (isJson(body)) {
      bytes += writeName("body", out) + copyOnOneLine(body, out);
    } else {
      bytes += writeName("body_text", out) + writeText(body, out);
    }
    out.write('}');
    out.write('\n');
    return bytes + 1;
  }

  private static byte[] envelope(RawHeader header) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = RawJson.LINES.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("v", VERSION);
      json.writeStringField("run_id", header.runId());
      json.writeStringField("account", header.account());
      json.writeStringField("source", header.source().wireName());
      writeNullable(json, "entity", header.entity());
      json.writeObjectFieldStart("request");
      json.writeStringField("path", header.request().path());
      json.writeObjectFieldStart("params");
      for (Map.Entry<String, String> param : header.request().params().entrySet()) {
        json.writeStringField(param.getKey(), param.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeStringField("observed_at", header.observedAt().toString());
      json.writeNumberField("status", header.status());
      writeContext(json, header.context());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void writeContext(JsonGenerator json, RawContext context) throws IOException {
    json.writeObjectFieldStart("context");
    writeNullable(json, "scheduled_at", context.scheduledAt());
    writeNullable(json, "snapshot_id", context.snapshotId());
    Integer offset = context.offset();
    if (offset != null) {
      json.writeNumberField("offset", offset);
    }
    writeNullable(json, "pass_id", context.passId());
    if (!context.alreadyStored().isEmpty()) {
      json.writeArrayFieldStart("already_stored");
      for (String playId : context.alreadyStored()) {
        json.writeString(playId);
      }
      json.writeEndArray();
    }
    PreviousPoll previousPoll = context.previousPoll();
    if (previousPoll != null) {
      json.writeObjectFieldStart("last_look");
      json.writeStringField("observed_at", previousPoll.observedAt().toString());
      writeNullable(json, "newest_played_at", previousPoll.newestPlayedAt());
      json.writeNumberField("plays", previousPoll.plays());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeNullable(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static void writeNullable(JsonGenerator json, String name, @Nullable Instant value)
      throws IOException {
    writeNullable(json, name, value == null ? null : value.toString());
  }

  private static long writeName(String name, OutputStream out) throws IOException {
    byte[] bytes = (",\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    return bytes.length;
  }

  /// Whether the body is exactly one JSON value in UTF-8.
  private static boolean isJson(RawBody body) throws IOException {
    try (InputStream stream = openWithoutByteOrderMark(body)) {
      stream.mark(LONGEST_ENCODING_MARK);
      for (byte octet : stream.readNBytes(LONGEST_ENCODING_MARK)) {
        if (octet == 0) {
          return false; // UTF-16 or UTF-32, which a line of UTF-8 cannot hold as sent
        }
      }
      stream.reset();
      return isOneValue(stream);
    } catch (JsonProcessingException | CharConversionException e) {
      return false;
    }
  }

  private static boolean isOneValue(InputStream stream) throws IOException {
    try (JsonParser parser = RawJson.BODIES.createParser(stream)) {
      JsonToken token = parser.nextToken();
      int depth = 0;
      while (token != null) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        }
        token = parser.nextToken();
        if (depth == 0) {
          return token == null;
        }
      }
      return false;
    }
  }

  private static InputStream openWithoutByteOrderMark(RawBody body) throws IOException {
    InputStream stream = new BufferedInputStream(body.open(), 1 << 14);
    stream.mark(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(stream.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
      stream.reset();
    }
    return stream;
  }

  /// In valid JSON, line breaks can only stand between tokens, so each can become a space.
  private static long copyOnOneLine(RawBody body, OutputStream out) throws IOException {
    long copied = 0;
    byte[] buffer = new byte[1 << 14];
    try (InputStream stream = openWithoutByteOrderMark(body)) {
      for (int length = stream.read(buffer); length > 0; length = stream.read(buffer)) {
        for (int i = 0; i < length; i++) {
          if (buffer[i] == '\n' || buffer[i] == '\r') {
            buffer[i] = ' ';
          }
        }
        out.write(buffer, 0, length);
        copied += length;
      }
    }
    return copied;
  }

  private static long writeText(RawBody body, OutputStream out) throws IOException {
    try (Reader reader = new InputStreamReader(body.open(), StandardCharsets.UTF_8);
        JsonGenerator json =
            RawJson.LINES.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeString(reader, -1);
    }
    return lengthOf(body);
  }

  private static long lengthOf(RawBody body) throws IOException {
    try (InputStream stream = body.open()) {
      return stream.transferTo(OutputStream.nullOutputStream());
    }
  }
}
