package dev.spotifylake.compact;

import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A table file on this machine whose bytes are known to be those that were written. The library
/// that reads Parquet can read a damaged file for ever.
public final class VerifiedFile implements Closeable {
  // Loose files have some kilobytes. Larger ones are read from a temporary file.
  private static final long LARGEST_IN_MEMORY = 1 << 20;

  private final ObjectContent content;
  private final @Nullable Path temporary;

  private VerifiedFile(ObjectContent content, @Nullable Path temporary) {
    this.content = content;
    this.temporary = temporary;
  }

  /// Null where there is no such object or its content is another.
  ///
  /// @param sha256 hexadecimal
  public static @Nullable VerifiedFile read(ObjectStore store, String key, String sha256)
      throws IOException {
    try (StoredObject stored = store.get(key)) {
      if (stored == null) {
        return null;
      }
      MessageDigest digest = Sha256.digest();
      InputStream bytes = new DigestInputStream(stored.content(), digest);
      VerifiedFile file =
          stored.size() > LARGEST_IN_MEMORY
              ? onDisk(bytes)
              : new VerifiedFile(ObjectContent.of(bytes.readAllBytes()), null);
      if (HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
        return file;
      }
      file.close();
      return null;
    }
  }

  private static VerifiedFile onDisk(InputStream bytes) throws IOException {
    Path file = Files.createTempFile("lake-compaction-", ".part");
    boolean copied = false;
    try (OutputStream to = Files.newOutputStream(file)) {
      bytes.transferTo(to);
      copied = true;
      return new VerifiedFile(ObjectContent.of(file), file);
    } finally {
      if (!copied) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// The bytes. They can be read until this is closed.
  public ObjectContent content() {
    return content;
  }

  /// Deletes the temporary file, if there is one.
  @Override
  public void close() throws IOException {
    if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
  }
}
