package dev.spotifylake.transform;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The raw objects that are not transformed yet.
public final class PendingObjects {
  private final ObjectStore raw;
  private final ObjectStore curated;

  public PendingObjects(ObjectStore raw, ObjectStore curated) {
    this.raw = raw;
    this.curated = curated;
  }

  /// Raw keys without a manifest, or whose last transform began but did not end; sorted.
  public List<String> rawKeysWithoutManifest() throws IOException {
    // In this order: a manifest is deleted only after an index that holds it was committed.
    Manifests.Loose loose = new Manifests(curated).loose();
    LakeFiles files = LakeFiles.read(curated).files();
    List<String> pending = new ArrayList<>();
    SortedMap<String, List<String>> withoutManifest = new TreeMap<>();
    try (Stream<ObjectEntry> entries = raw.list(RawKey.PREFIX)) {
      entries
          .map(ObjectEntry::key)
          .filter(key -> key.endsWith(RawKey.SUFFIX) && !loose.finished().contains(key))
          .forEach(
              key -> {
                if (loose.unfinished().contains(key)) {
                  pending.add(key);
                } else {
                  withoutManifest
                      .computeIfAbsent(ManifestIndexes.monthOf(key), _ -> new ArrayList<>())
                      .add(key);
                }
              });
    }
    ManifestIndexes folded = new ManifestIndexes(curated, files);
    String lastMonth = YearMonth.from(files.foldedUntil().atOffset(ZoneOffset.UTC)).toString();
    for (Map.Entry<String, List<String>> month : withoutManifest.entrySet()) {
      // As many keys as folded objects: all of them are folded. So a run does not read the indexes
      // of all the years. Where raw objects have expired, there are fewer keys.
      boolean allFolded =
          month.getKey().compareTo(lastMonth) < 0
              && month.getValue().size() == folded.objects(month.getKey());
      if (!allFolded) {
        addPending(month.getKey(), month.getValue(), folded, pending);
      }
    }
    pending.sort(null);
    return pending;
  }

  private static void addPending(
      String month, List<String> rawKeys, ManifestIndexes folded, List<String> pending)
      throws IOException {
    Set<String> foldedKeys = folded.rawKeys(month);
    for (String rawKey : rawKeys) {
      if (!foldedKeys.contains(rawKey)) {
        pending.add(rawKey);
      }
    }
  }
}
