package dev.spotifylake.history.imports;

import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The run id of an import: the hash of what is imported, and as what.
final class ImportIdentity {
  // 128 bits: as many as a play id has, and short enough for a file name.
  private static final int LENGTH_BYTES = 16;

  private ImportIdentity() {}

  static String of(Path file, Source source, String entity, String account) throws IOException {
    MessageDigest digest = Sha256.digest();
    for (String part : new String[] {source.wireName(), entity, account}) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    try (InputStream content = Files.newInputStream(file);
        OutputStream hashing = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      content.transferTo(hashing);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, LENGTH_BYTES);
  }
}
