package dev.spotifylake.transform.file;

import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.store.ObjectContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The bytes of one output and their hash. They are in memory while they are few, and in a
/// temporary file when they are many.
final class SpillingOutput extends OutputStream {
  // Most outputs have some kilobytes, and an import has a few hundred months open at once.
  private static final int LARGEST_IN_MEMORY = 1 << 20;

  private final MessageDigest digest = Sha256.digest();
  private @Nullable ByteArrayOutputStream memory;
  private @Nullable Path file;
  private OutputStream target;
  private long position;

  SpillingOutput() {
    ByteArrayOutputStream inMemory = new ByteArrayOutputStream(4096);
    memory = inMemory;
    target = inMemory;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteArrayOutputStream inMemory = memory;
    if (inMemory != null && position + length > LARGEST_IN_MEMORY) {
      spill(inMemory);
    }
    target.write(bytes, offset, length);
    digest.update(bytes, offset, length);
    position += length;
  }

  private void spill(ByteArrayOutputStream inMemory) throws IOException {
    Path temporary = Files.createTempFile("lake-output-", ".part");
    file = temporary;
    target = Files.newOutputStream(temporary);
    inMemory.writeTo(target);
    memory = null;
  }

  /// Bytes written so far.
  long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    target.close();
  }

  /// Hexadecimal SHA-256 of everything written. Call it once, after the last write.
  String sha256Hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The written bytes, after closing. They can be read until [#discard].
  ObjectContent content() {
    ByteArrayOutputStream inMemory = memory;
    Path onDisk = file;
    if (inMemory != null) {
      return ObjectContent.of(inMemory.toByteArray());
    }
    if (onDisk != null) {
      return ObjectContent.of(onDisk);
    }
    throw new IllegalStateException("an output is in memory or on disk");
  }

  /// Deletes the temporary file, if there is one.
  void discard() throws IOException {
    target.close();
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
