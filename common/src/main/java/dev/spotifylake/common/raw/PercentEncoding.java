package dev.spotifylake.common.raw;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Percent-encoding of one part of a key or of a URL path: letters, digits, `_`, `-`, and `.` stay
/// (a leading dot does not), every other byte of the UTF-8 text becomes `%XX`.
final class PercentEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 8);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (staysAsItIs(octet, encoded.isEmpty())) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static boolean staysAsItIs(byte octet, boolean first) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || octet == '_'
        || octet == '-'
        || (octet == '.' && !first);
  }

  /// @throws IllegalArgumentException where a `%` is not followed by two hexadecimal digits
  public static String decode(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    byte[] octets = encoded.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] != '%') {
        bytes.write(octets[i]);
        continue;
      }
      if (i + 2 >= octets.length) {
        throw new IllegalArgumentException("'" + encoded + "' ends in the middle of a %XX");
      }
      bytes.write(HexFormat.fromHexDigits(new String(octets, i + 1, 2, StandardCharsets.UTF_8)));
      i += 2;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
