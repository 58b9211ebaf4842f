package dev.spotifylake.compact;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.ObsoleteFile;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.store.LakeLayout;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.transform.Manifests;
import dev.spotifylake.transform.file.FileFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files that hold no current rows.
final class ObsoleteFiles {
  /// The prefix of the indexes of folded manifests.
  static final String INDEXES = LakeLayout.MANIFESTS + "index/";

  private static final Pattern MERGED =
      Pattern.compile(".*/" + Pattern.quote(LakeFiles.MERGED_NAME) + "(\\d{8,18})\\.[^/]*");
  private static final Pattern INDEX =
      Pattern.compile(Pattern.quote(INDEXES) + "month=[^/.]*\\.(\\d{8,18})\\.[^/]*");

  private ObsoleteFiles() {}

  /// The files that can be deleted now: those that have been obsolete since before a moment.
  static List<String> due(LakeFiles files, Instant before) {
    return files.obsolete().stream()
        .filter(file -> !file.since().isAfter(before))
        .map(ObsoleteFile::key)
        .toList();
  }

  /// Deletes files that are due, and returns which. Loose files of a raw object that has a manifest
  /// of its own stay: a transform has put them again, and they are still to be folded. While a
  /// replay is under way, all loose files stay.
  static List<String> delete(ObjectStore curated, List<String> due, boolean replayIsOn)
      throws IOException {
    Manifests manifests = new Manifests(curated);
    List<String> deleted = new ArrayList<>();
    SortedMap<String, List<String>> loose = new TreeMap<>();
    for (String key : due) {
      if (key.startsWith(INDEXES) || LakeFiles.isMerged(key)) {
        curated.delete(key);
        deleted.add(key);
      } else if (!replayIsOn) {
        loose.computeIfAbsent(rawKey(key), _ -> new ArrayList<>()).add(key);
      }
    }
    for (Map.Entry<String, List<String>> object : loose.entrySet()) {
      // Checked just before, so that no transform of the object can end in between.
      if (!manifests.exist(object.getKey())) {
        for (String key : object.getValue()) {
          curated.delete(key);
          deleted.add(key);
        }
      }
    }
    return deleted;
  }

  private static String rawKey(String looseKey) {
    String name = TableFileFormat.withoutHash(looseKey);
    int suffix = FileFormat.ofKey(looseKey).tableFileFormat().suffix().length();
    return RawKey.ofOutputName(name.substring(name.lastIndexOf('/') + 1, name.length() - suffix))
        .key();
  }

  /// Merged files and indexes that no record names: what a compaction that was killed has left. No
  /// compaction can name a file of the current or an earlier generation any more.
  static List<String> abandoned(ObjectStore curated, LakeFiles files) throws IOException {
    Set<String> named = new HashSet<>();
    files.merged().forEach(file -> named.add(file.key()));
    files.indexes().forEach(file -> named.add(file.key()));
    files.obsolete().forEach(file -> named.add(file.key()));
    List<String> abandoned = new ArrayList<>();
    for (TableFileFormat format : TableFileFormat.values()) {
      addAbandoned(curated, format.root(), MERGED, named, files.generation(), abandoned);
    }
    addAbandoned(curated, INDEXES, INDEX, named, files.generation(), abandoned);
    return abandoned;
  }

  private static void addAbandoned(
      ObjectStore curated,
      String prefix,
      Pattern form,
      Set<String> named,
      long generation,
      List<String> abandoned)
      throws IOException {
    try (Stream<ObjectEntry> entries = curated.list(prefix)) {
      entries
          .map(ObjectEntry::key)
          .filter(key -> !named.contains(key))
          .forEach(
              key -> {
                Matcher parts = form.matcher(key);
                if (parts.matches() && Long.parseLong(parts.group(1)) <= generation) {
                  abandoned.add(key);
                }
              });
    }
  }
}
