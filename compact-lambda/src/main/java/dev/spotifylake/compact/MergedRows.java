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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of the current merged files of one target, in order, without those of some raw objects.
final class MergedRows implements RowCursor {
  private static final String RAW_KEY = "raw_key";

  private final ObjectStore curated;
  private final TableFileReader reader;
  private final TableDefinition table;
  private final Iterator<MergedFile> parts;
  private final Set<String> removed;
  private final int rawKeyColumn;
  private @Nullable VerifiedFile file;
  private @Nullable RowCursor rows;

  /// @param parts of one format, in order
  /// @param removed the raw keys whose rows are left out
  MergedRows(
      ObjectStore curated,
      TableFileReader reader,
      TableDefinition table,
      List<MergedFile> parts,
      Set<String> removed) {
    this.curated = curated;
    this.reader = reader;
    this.table = table;
    this.parts = parts.iterator();
    this.removed = removed;
    this.rawKeyColumn = table.columnNames().indexOf(RAW_KEY);
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
      } else if (removed.isEmpty() || !removed.contains((String) row.get(rawKeyColumn))) {
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
