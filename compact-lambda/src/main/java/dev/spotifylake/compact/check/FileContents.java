package dev.spotifylake.compact.check;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.compact.VerifiedFile;
import dev.spotifylake.compact.file.RowCursor;
import dev.spotifylake.compact.file.TableFileReader;
import dev.spotifylake.transform.file.FileFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Compares contents of files with what manifests and the record say.
final class FileContents implements Closeable {
  private final ObjectStore curated;
  private final TableFileReader reader = new TableFileReader(1);

  FileContents(ObjectStore curated) {
    this.curated = curated;
  }

  /// Null where the file is as its manifest says, or is not there any more.
  @Nullable String problem(String key, ExpectedFile expected) throws IOException {
    if (expected.sha256().isEmpty()) {
      return null;
    }
    try (StoredObject stored = curated.get(key)) {
      if (stored == null) {
        return null;
      }
      MessageDigest digest = Sha256.digest();
      stored.content().transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest()).equals(expected.sha256())
          ? null
          : "has another content than the manifest of " + expected.rawKey() + " says";
    }
  }

  /// Null where the file is as the record says. Its rows are counted, too.
  @Nullable String problem(MergedFile file) throws IOException {
    try (VerifiedFile verified = VerifiedFile.read(curated, file.key(), file.sha256())) {
      if (verified == null) {
        return "has another content than " + LakeFiles.KEY + " says";
      }
      long rows = 0;
      try (RowCursor cursor =
          reader.open(
              LakeTables.byName(file.table()),
              FileFormat.ofKey(file.key()).tableFileFormat(),
              verified.content())) {
        while (cursor.next() != null) {
          rows++;
        }
      }
      return rows == file.rows()
          ? null
          : "has %d rows; %s says %d".formatted(rows, LakeFiles.KEY, file.rows());
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
