package dev.spotifylake.common.raw;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A body as it came. It is opened twice: to see whether it is JSON, and to copy it; so a body
/// larger than memory can come from a file.
@FunctionalInterface
public interface RawBody {
  InputStream open() throws IOException;

  static RawBody of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  static RawBody of(Path file) {
    return () -> Files.newInputStream(file);
  }
}
