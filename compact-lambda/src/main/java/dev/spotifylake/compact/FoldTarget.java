package dev.spotifylake.compact;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.file.FileFormat;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is merged together: a fact table's month, or a whole entity table.
///
/// @param month such as `2026-11`; empty for an entity table
record FoldTarget(String table, String month) implements Comparable<FoldTarget> {
  private static final Comparator<FoldTarget> ORDER =
      Comparator.comparing(FoldTarget::table).thenComparing(FoldTarget::month);

  /// The target of a loose file. Earlier layouts partitioned by day, whose month counts.
  static FoldTarget of(Manifest.Output output) {
    TableDefinition table = LakeTables.byName(output.table());
    return new FoldTarget(table.name(), FileFormat.monthOf(table, output.key()));
  }

  static FoldTarget of(MergedFile file) {
    String month = file.month();
    return new FoldTarget(file.table(), month == null ? "" : month);
  }

  TableDefinition definition() {
    return LakeTables.byName(table);
  }

  @Nullable String monthOrNull() {
    return month.isEmpty() ? null : month;
  }

  /// The key of a merged file. The hash keeps apart what two compactions at the same time write.
  ///
  /// @param sha256 of the file, hexadecimal
  String mergedKey(TableFileFormat format, long generation, int part, String sha256) {
    return format.prefix(definition())
        + definition().partition().folder(month)
        + LakeFiles.MERGED_NAME
        + String.format(Locale.ROOT, "%08d.%03d.", generation, part)
        + TableFileFormat.hashInName(sha256)
        + format.suffix();
  }

  @Override
  public int compareTo(FoldTarget other) {
    return ORDER.compare(this, other);
  }
}
