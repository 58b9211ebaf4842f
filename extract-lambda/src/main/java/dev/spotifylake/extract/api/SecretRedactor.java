package dev.spotifylake.extract.api;

import dev.spotifylake.common.config.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Removes from a response the secrets of its request. Gateways have been seen to print a request's
/// headers on error pages, and the lake stores responses as they come.
final class SecretRedactor {
  private static final byte[] REPLACEMENT = "***".getBytes(StandardCharsets.US_ASCII);

  // Spotify's tokens have over a hundred characters. Shorter text than this is in any body.
  private static final int SHORTEST = 8;

  private SecretRedactor() {}

  /// @return the same array where the body holds none of the secrets
  static byte[] redact(List<Secret> secrets, byte[] body) {
    byte[] cleaned = body;
    for (Secret secret : secrets) {
      if (secret.value().length() >= SHORTEST) {
        cleaned = redact(secret.value().getBytes(StandardCharsets.UTF_8), cleaned);
      }
    }
    return cleaned;
  }

  private static byte[] redact(byte[] secret, byte[] body) {
    int at = indexOf(secret, body, 0);
    if (at < 0) {
      return body;
    }
    ByteArrayOutputStream cleaned = new ByteArrayOutputStream(body.length);
    int copied = 0;
    for (; at >= 0; at = indexOf(secret, body, copied)) {
      cleaned.write(body, copied, at - copied);
      cleaned.writeBytes(REPLACEMENT);
      copied = at + secret.length;
    }
    cleaned.write(body, copied, body.length - copied);
    return cleaned.toByteArray();
  }

  private static int indexOf(byte[] secret, byte[] body, int from) {
    for (int i = from; i <= body.length - secret.length; i++) {
      if (body[i] == secret[0]
          && Arrays.equals(body, i, i + secret.length, secret, 0, secret.length)) {
        return i;
      }
    }
    return -1;
  }
}
