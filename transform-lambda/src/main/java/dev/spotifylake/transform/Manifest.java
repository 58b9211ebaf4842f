package dev.spotifylake.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.transform.file.FinishedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The record of a transform: which files hold the rows of a raw object. The curated store has one
/// per raw object.
///
/// @param outputs the files that hold its rows, sorted by key
/// @param rows by table
public record Manifest(
    String rawKey,
    List<Output> outputs,
    long elements,
    SortedMap<String, Long> rows,
    long rejects,
    long alreadyStored) {
  private static final int VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  public Manifest {
    outputs = List.copyOf(outputs);
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  /// @param bytes the file's size; [#UNKNOWN_SIZE] in manifests of earlier releases and in an index
  ///   of folded manifests
  /// @param sha256 of the file's bytes, hexadecimal; empty in an index of folded manifests
  public record Output(String key, String table, long rows, long bytes, String sha256) {
    public static final long UNKNOWN_SIZE = -1;

    /// An output of unknown size.
    public Output(String key, String table, long rows, String sha256) {
      this(key, table, rows, UNKNOWN_SIZE, sha256);
    }

    static Output of(FinishedFile file) {
      return new Output(file.key(), file.table(), file.rows(), file.bytes(), file.sha256());
    }

    /// This output as an index of folded manifests holds it, where the file need not be any more.
    private Output folded() {
      boolean isNamedByHash = !TableFileFormat.withoutHash(key).equals(key);
      return new Output(key, table, rows, isNamedByHash ? "" : sha256);
    }
  }

  /// This manifest with the outputs of another one added.
  Manifest withOutputsOf(Manifest other) {
    TreeMap<String, Output> all = new TreeMap<>();
    other.outputs.forEach(output -> all.put(output.key(), output));
    outputs.forEach(output -> all.put(output.key(), output));
    return new Manifest(rawKey, List.copyOf(all.values()), elements, rows, rejects, alreadyStored);
  }

  /// This manifest as an index of folded manifests holds it. Sizes of outputs are left out, and
  /// hashes where the file's name holds a part of the hash, as in all but the earliest layout.
  public Manifest withoutHashes() {
    return new Manifest(
        rawKey,
        outputs.stream().map(Output::folded).toList(),
        elements,
        rows,
        rejects,
        alreadyStored);
  }

  /// One line of JSON.
  public byte[] toJson() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("v", VERSION);
      json.writeStringField("raw_key", rawKey);
      json.writeArrayFieldStart("outputs");
      for (Output output : outputs) {
        json.writeStartObject();
        json.writeStringField("key", output.key());
        json.writeStringField("table", output.table());
        json.writeNumberField("rows", output.rows());
        if (output.bytes() >= 0) {
          json.writeNumberField("bytes", output.bytes());
        }
        if (!output.sha256().isEmpty()) {
          json.writeStringField("sha256", output.sha256());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberField("elements", elements);
      json.writeObjectFieldStart("rows");
      for (Map.Entry<String, Long> table : rows.entrySet()) {
        json.writeNumberField(table.getKey(), table.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("rejects", rejects);
      json.writeNumberField("already_stored", alreadyStored);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  public static Manifest parse(byte[] bytes) throws IOException {
    String rawKey = "";
    List<Output> outputs = new ArrayList<>();
    long elements = 0;
    TreeMap<String, Long> rows = new TreeMap<>();
    long rejects = 0;
    long alreadyStored = 0;
    try (JsonParser json = JSON.createParser(bytes)) {
      json.nextToken();
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        json.nextToken();
        switch (field) {
          case "raw_key" -> rawKey = json.getText();
          case "outputs" -> {
            while (json.nextToken() == JsonToken.START_OBJECT) {
              outputs.add(parseOutput(json));
            }
          }
          case "elements" -> elements = json.getLongValue();
          case "rows" -> {
            for (String table = json.nextFieldName(); table != null; table = json.nextFieldName()) {
              rows.put(table, json.nextLongValue(0));
            }
          }
          case "rejects" -> rejects = json.getLongValue();
          case "already_stored" -> alreadyStored = json.getLongValue();
          default -> json.skipChildren();
        }
      }
    }
    return new Manifest(rawKey, outputs, elements, rows, rejects, alreadyStored);
  }

  private static Output parseOutput(JsonParser json) throws IOException {
    String key = "";
    String table = "";
    long rows = 0;
    long bytes = Output.UNKNOWN_SIZE;
    String sha256 = "";
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      switch (field) {
        case "key" -> key = json.getText();
        case "table" -> table = json.getText();
        case "rows" -> rows = json.getLongValue();
        case "bytes" -> bytes = json.getLongValue();
        case "sha256" -> sha256 = json.getText();
        default -> json.skipChildren();
      }
    }
    return new Output(key, table, rows, bytes, sha256);
  }
}
