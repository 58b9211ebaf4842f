package dev.spotifylake.compact;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.table.TableFileFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the names of curated files say.
public final class CuratedNames {
  private static final Pattern COMPACTED =
      Pattern.compile(
          "(?:.*/"
              + Pattern.quote(LakeFiles.MERGED_NAME)
              + "|"
              + Pattern.quote(ObsoleteFiles.INDEXES)
              + "month=[^/.]*\\.)(\\d{8,18})\\.[^/]*");

  private CuratedNames() {}

  /// The prefix of the indexes of folded manifests.
  public static String indexes() {
    return ObsoleteFiles.INDEXES;
  }

  /// The generation of a merged file or an index; -1 for any other key.
  public static long generation(String key) {
    Matcher parts = COMPACTED.matcher(key);
    return parts.matches() ? Long.parseLong(parts.group(1)) : -1;
  }

  /// The raw object whose rows a loose file holds; null if it is not named as loose files are.
  public static @Nullable RawKey rawKey(String looseKey) {
    String name = TableFileFormat.withoutHash(looseKey);
    for (TableFileFormat format : TableFileFormat.values()) {
      if (looseKey.startsWith(format.root()) && name.endsWith(format.suffix())) {
        int end = name.length() - format.suffix().length();
        try {
          return RawKey.ofOutputName(name.substring(name.lastIndexOf('/') + 1, end));
        } catch (IllegalArgumentException otherName) {
          return null;
        }
      }
    }
    return null;
  }
}
