package dev.spotifylake.extract.api;

import dev.spotifylake.common.config.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Takes out of a response what it repeats of the secrets it was asked with: gateways have been
/// seen to put a request's headers into their error pages, and responses are stored as they come.
final class Echoes {
  private static final byte[] INSTEAD = "***".getBytes(StandardCharsets.US_ASCII);

  // Spotify's tokens have over a hundred characters; anything as short as this stands in any text.
  private static final int SHORTEST = 8;

  private Echoes() {}

  /// The same array where nothing is repeated.
  static byte[] without(List<Secret> secrets, byte[] body) {
    byte[] cleaned = body;
    for (Secret secret : secrets) {
      if (secret.value().length() >= SHORTEST) {
        cleaned = without(secret.value().getBytes(StandardCharsets.UTF_8), cleaned);
      }
    }
    return cleaned;
  }

  private static byte[] without(byte[] secret, byte[] body) {
    int at = indexOf(secret, body, 0);
    if (at < 0) {
      return body;
    }
    ByteArrayOutputStream cleaned = new ByteArrayOutputStream(body.length);
    int copied = 0;
    for (; at >= 0; at = indexOf(secret, body, copied)) {
      cleaned.write(body, copied, at - copied);
      cleaned.writeBytes(INSTEAD);
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
