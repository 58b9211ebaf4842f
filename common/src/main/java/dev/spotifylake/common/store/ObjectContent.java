package dev.spotifylake.common.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes to put: small ones in memory, large ones in a file, so that no object has to fit in
/// memory. Can be opened more than once, for a retry.
public sealed interface ObjectContent {
  InputStream open() throws IOException;

  /// In bytes.
  long size() throws IOException;

  @SuppressWarnings("ArrayRecordComponent") // never compared; made to be written
  record InMemory(byte[] bytes) implements ObjectContent {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long size() {
      return bytes.length;
    }
  }

  /// The file belongs to the caller, who deletes it after the put.
  record OnDisk(Path file) implements ObjectContent {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public long size() throws IOException {
      return Files.size(file);
    }
  }

  static ObjectContent of(byte[] bytes) {
    return new InMemory(bytes);
  }

  static ObjectContent of(String text) {
    return new InMemory(text.getBytes(StandardCharsets.UTF_8));
  }

  static ObjectContent of(Path file) {
    return new OnDisk(file);
  }
}
