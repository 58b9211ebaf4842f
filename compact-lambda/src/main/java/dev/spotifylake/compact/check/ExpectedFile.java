package dev.spotifylake.compact.check;

import dev.spotifylake.transform.Manifest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A loose file that a manifest names.
///
/// @param rawKey of the manifest
/// @param rawIsThere whether the raw object is there, so that the file can be made again
/// @param required whether the transform has ended, so that the file must be there
/// @param bytes -1 where the manifest does not say it
/// @param sha256 hexadecimal
record ExpectedFile(
    String rawKey, boolean rawIsThere, boolean required, long bytes, String sha256) {
  private static final String SEPARATOR = "\t";

  ExpectedFile(String rawKey, boolean rawIsThere, boolean required, Manifest.Output output) {
    this(rawKey, rawIsThere, required, output.bytes(), output.sha256());
  }

  String toLine() {
    return String.join(
        SEPARATOR,
        Boolean.toString(rawIsThere),
        Boolean.toString(required),
        Long.toString(bytes),
        sha256,
        rawKey);
  }

  static ExpectedFile ofLine(String line) {
    List<String> parts = List.of(line.split(SEPARATOR, 5));
    return new ExpectedFile(
        parts.get(4),
        Boolean.parseBoolean(parts.get(0)),
        Boolean.parseBoolean(parts.get(1)),
        Long.parseLong(parts.get(2)),
        parts.get(3));
  }

  /// The raw key, where a transform can make the file again.
  @Nullable String repairableFrom() {
    return rawIsThere ? rawKey : null;
  }
}
