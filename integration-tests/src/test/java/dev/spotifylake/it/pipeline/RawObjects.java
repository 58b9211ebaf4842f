package dev.spotifylake.it.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.hash.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Reads raw objects without the code that wrote them.
final class RawObjects {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RawObjects() {}

  /// What each raw object holds, as a digest by its path.
  static SortedMap<String, String> digests(Path bucket) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(bucket.resolve("raw"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(bucket.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
      }
    }
    return digests;
  }

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
