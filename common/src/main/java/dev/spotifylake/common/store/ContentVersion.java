package dev.spotifylake.common.store;

import dev.spotifylake.common.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Versions for the stores that have no entity tag of their own: the SHA-256 of the content.
final class ContentVersion {
  private ContentVersion() {}

  static String of(byte[] bytes) {
    return Sha256.hex(bytes);
  }

  static String of(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return copy(stream, OutputStream.nullOutputStream());
    }
  }

  /// Of all that a channel can read. Its position stays.
  static String of(FileChannel channel) throws IOException {
    MessageDigest digest = Sha256.digest();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    long position = 0;
    for (int read = channel.read(buffer, position);
        read >= 0;
        read = channel.read(buffer, position)) {
      position += read;
      digest.update(buffer.flip());
      buffer.clear();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Copies a stream and returns the version of what went through.
  static String copy(InputStream from, OutputStream to) throws IOException {
    MessageDigest digest = Sha256.digest();
    DigestOutputStream digesting = new DigestOutputStream(to, digest);
    from.transferTo(digesting);
    digesting.flush();
    return HexFormat.of().formatHex(digest.digest());
  }
}
