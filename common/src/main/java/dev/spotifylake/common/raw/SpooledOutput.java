package dev.spotifylake.common.raw;

import dev.spotifylake.common.store.ObjectContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Bytes on their way to an object: in memory while they are few, in a temporary file beyond.
final class SpooledOutput extends OutputStream {
  // Twice the size at which objects roll, so that only a single huge response goes to disk.
  private static final int IN_MEMORY_BYTES = 16 << 20;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream(1 << 14);
  private @Nullable Path file;
  private @Nullable OutputStream fileStream;
  private long size;

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (fileStream == null && size + length > IN_MEMORY_BYTES) {
      moveToFile();
    }
    (fileStream == null ? memory : fileStream).write(bytes, offset, length);
    size += length;
  }

  private void moveToFile() throws IOException {
    Path made = Files.createTempFile("spotify-lake-", ".ndjson.gz");
    file = made;
    OutputStream stream = Files.newOutputStream(made);
    fileStream = stream;
    memory.writeTo(stream);
    memory.reset();
  }

  long size() {
    return size;
  }

  /// All bytes written; good until [#discard].
  ObjectContent content() {
    return file == null ? ObjectContent.of(memory.toByteArray()) : ObjectContent.of(file);
  }

  @Override
  public void close() throws IOException {
    if (fileStream != null) {
      fileStream.close();
    }
  }

  void discard() throws IOException {
    close();
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
