package dev.spotifylake.it.pipeline;

import dev.spotifylake.simulator.signin.SecretMark;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Searches what a deployed lake has stored and logged for tokens, codes and secrets.
///
/// @param buckets their folders
record SecretsSweep(List<Path> buckets) {
  @SafeVarargs
  final void refuseSecrets(List<String>... logs) throws IOException {
    for (List<String> log : logs) {
      for (String line : log) {
        if (SecretMark.isIn(line)) {
          throw new AssertionError("a function logs a secret: " + line);
        }
      }
    }
    for (Path bucket : buckets) {
      List<Path> files;
      try (Stream<Path> all = Files.walk(bucket)) {
        files = all.filter(Files::isRegularFile).toList();
      }
      for (Path file : files) {
        if (SecretMark.isIn(text(file))) {
          throw new AssertionError("a secret lies in " + bucket.relativize(file));
        }
      }
    }
  }

  private static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".ndjson.gz")) {
      try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return new String(unzipped.readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (IOException damaged) {
        // A test's poisoned object: what stands there is what can be read of it.
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
