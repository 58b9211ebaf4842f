package dev.spotifylake.common.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 without a checked exception.
public final class Sha256 {
  private Sha256() {}

  /// A new digest, to which nothing was added yet.
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// The hash of these bytes.
  public static byte[] digest(byte[] bytes) {
    return digest().digest(bytes);
  }

  /// The hash of these bytes in 64 lower-case hex digits.
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes));
  }
}
