package dev.spotifylake.common.compaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles.IndexFile;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.compaction.LakeFiles.ObsoleteFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON form of [LakeFiles]. Fields that a later release adds are skipped.
final class LakeFilesJson {
  private static final JsonFactory JSON = new JsonFactory();

  private LakeFilesJson() {}

  static byte[] write(LakeFiles files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      // The layout comes first: a reader that does not know it reads no further.
      json.writeNumberField("layout", LakeFiles.LAYOUT);
      json.writeNumberField("generation", files.generation());
      json.writeStringField("compacted_at", files.compactedAt().toString());
      json.writeStringField("folded_until", files.foldedUntil().toString());
      json.writeArrayFieldStart("merged");
      for (MergedFile file : files.merged()) {
        write(json, file);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("indexes");
      for (IndexFile index : files.indexes()) {
        json.writeStartObject();
        json.writeStringField("month", index.month());
        json.writeStringField("key", index.key());
        json.writeNumberField("objects", index.objects());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("obsolete");
      for (ObsoleteFile file : files.obsolete()) {
        json.writeStartObject();
        json.writeStringField("key", file.key());
        json.writeStringField("since", file.since().toString());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, MergedFile file) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", file.key());
    json.writeStringField("table", file.table());
    json.writeStringField("month", file.month());
    json.writeNumberField("rows", file.rows());
    json.writeNumberField("bytes", file.bytes());
    json.writeStringField("sha256", file.sha256());
    json.writeEndObject();
  }

  static LakeFiles parse(byte[] bytes) throws IOException {
    long generation = 0;
    Instant compactedAt = Instant.EPOCH;
    Instant foldedUntil = Instant.EPOCH;
    List<MergedFile> merged = new ArrayList<>();
    List<IndexFile> indexes = new ArrayList<>();
    List<ObsoleteFile> obsolete = new ArrayList<>();
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw damaged("it is no JSON object", null);
      }
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        json.nextToken();
        switch (field) {
          case "layout" -> checkLayout(json.getIntValue());
          case "generation" -> generation = json.getLongValue();
          case "compacted_at" -> compactedAt = Instant.parse(json.getText());
          case "folded_until" -> foldedUntil = Instant.parse(json.getText());
          case "merged" -> objects(json, object -> merged.add(mergedFile(object)));
          case "indexes" -> objects(json, object -> indexes.add(indexFile(object)));
          case "obsolete" -> objects(json, object -> obsolete.add(obsoleteFile(object)));
          default -> json.skipChildren();
        }
      }
      if (!json.hasToken(JsonToken.END_OBJECT)) {
        throw damaged("it ends too early", null);
      }
    } catch (JsonEOFException unusable) {
      throw damaged("it ends too early", unusable);
    } catch (JsonProcessingException unusable) {
      throw damaged("it is not JSON", unusable);
    } catch (DateTimeException | NumberFormatException unusable) {
      throw damaged(String.valueOf(unusable.getMessage()), unusable);
    }
    return new LakeFiles(generation, compactedAt, foldedUntil, merged, indexes, obsolete);
  }

  /// Reads no further than the layout. Damage is left to [#parse].
  static void checkLayout(InputStream record) throws IOException {
    try (JsonParser json = JSON.createParser(record)) {
      json.nextToken();
      if ("layout".equals(json.nextFieldName()) && json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
        checkLayout(json.getIntValue());
      }
    } catch (JsonProcessingException damaged) {
      return;
    }
  }

  private static void checkLayout(int layout) {
    if (layout > LakeFiles.LAYOUT) {
      throw new LakeException(
          "the lake has layout "
              + layout
              + "; this release knows up to "
              + LakeFiles.LAYOUT
              + "; update the command");
    }
  }

  @FunctionalInterface
  private interface ObjectConsumer {
    void accept(Map<String, String> fields);
  }

  /// Reads an array of objects that hold texts and numbers. A field without a value is left out.
  private static void objects(JsonParser json, ObjectConsumer consumer) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> fields = new HashMap<>();
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (value.isStructStart()) {
          json.skipChildren();
        } else if (value != JsonToken.VALUE_NULL) {
          fields.put(field, json.getText());
        }
      }
      consumer.accept(fields);
    }
  }

  private static MergedFile mergedFile(Map<String, String> fields) {
    return new MergedFile(
        required(fields, "key"),
        required(fields, "table"),
        fields.get("month"),
        Long.parseLong(required(fields, "rows")),
        Long.parseLong(required(fields, "bytes")),
        required(fields, "sha256"));
  }

  private static IndexFile indexFile(Map<String, String> fields) {
    return new IndexFile(
        required(fields, "month"),
        required(fields, "key"),
        Long.parseLong(required(fields, "objects")));
  }

  private static ObsoleteFile obsoleteFile(Map<String, String> fields) {
    return new ObsoleteFile(required(fields, "key"), Instant.parse(required(fields, "since")));
  }

  private static String required(Map<String, String> fields, String field) {
    String value = fields.get(field);
    if (value == null) {
      throw damaged("an entry has no " + field, null);
    }
    return value;
  }

  private static LakeException damaged(String problem, @Nullable Throwable cause) {
    return new LakeException(
        LakeFiles.KEY
            + " is damaged ("
            + problem
            + "); expected the record of the last compaction. "
            + LakeFiles.CURE,
        cause);
  }
}
