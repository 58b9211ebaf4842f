package dev.spotifylake.common.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Versions for the stores that have no entity tag of their own: the SHA-256 of the content.
final class ContentVersion {
  private ContentVersion() {}

  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  static String of(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return copy(stream, OutputStream.nullOutputStream());
    }
  }

  /// Of all that a channel can read. Its position stays.
  static String of(FileChannel channel) throws IOException {
    MessageDigest digest = sha256();
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
    MessageDigest digest = sha256();
    DigestOutputStream digesting = new DigestOutputStream(to, digest);
    from.transferTo(digesting);
    digesting.flush();
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
