package dev.spotifylake.it.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Reads raw objects without the code that wrote them.
final class RawObjects {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RawObjects() {}

  /// All lines of a source, object by object.
  static List<JsonNode> lines(Path bucket, String source) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(bucket.resolve("raw/source=" + source))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
          for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(JSON.readTree(line));
          }
        }
      }
    }
    return lines;
  }
}
