package dev.spotifylake.compact;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.file.RowCursor;
import dev.spotifylake.compact.file.TableFileReader;
import dev.spotifylake.compact.file.TableRow;
import dev.spotifylake.transform.file.FileFormat;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows of the current merged files of one target, in order, without those that are not kept.
final class MergedRows implements RowCursor {
  private final ObjectStore curated;
  private final TableFileReader reader;
  private final TableDefinition table;
  private final Iterator<MergedFile> parts;
  private final Predicate<TableRow> kept;
  private @Nullable VerifiedFile file;
  private @Nullable RowCursor rows;

  /// @param parts of one format, in order
  /// @param kept the rows that are not left out
  MergedRows(
      ObjectStore curated,
      TableFileReader reader,
      TableDefinition table,
      List<MergedFile> parts,
      Predicate<TableRow> kept) {
    this.curated = curated;
    this.reader = reader;
    this.table = table;
    this.parts = parts.iterator();
    this.kept = kept;
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    while (true) {
      TableRow row = rows == null ? null : rows.next();
      if (row == null) {
        close();
        if (!parts.hasNext()) {
          return null;
        }
        open(parts.next());
      } else if (kept.test(row)) {
        return row;
      }
    }
  }

  private void open(MergedFile part) throws IOException {
    VerifiedFile verified = VerifiedFile.read(curated, part.key(), part.sha256());
    if (verified == null) {
      throw new LakeException(
          part.key()
              + " is missing or damaged; expected the content that "
              + LakeFiles.KEY
              + " names. "
              + LakeFiles.CURE);
    }
    file = verified;
    rows = reader.open(table, FileFormat.ofKey(part.key()).tableFileFormat(), verified.content());
  }

  @Override
  public void close() throws IOException {
    RowCursor openRows = rows;
    VerifiedFile openFile = file;
    rows = null;
    file = null;
    try {
      if (openRows != null) {
        openRows.close();
      }
    } finally {
      if (openFile != null) {
        openFile.close();
      }
    }
  }
}
