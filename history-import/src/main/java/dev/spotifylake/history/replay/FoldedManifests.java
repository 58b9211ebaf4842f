package dev.spotifylake.history.replay;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.ManifestIndexes;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The manifests of raw objects whose rows are in merged files, as the lake was at the beginning of
/// a replay. Reads the index of a month once. Can be used by several threads.
final class FoldedManifests {
  private final ManifestIndexes indexes;
  private final Map<String, Set<String>> rawKeysByMonth = new TreeMap<>();
  private final Map<String, Map<String, Manifest>> byMonth = new HashMap<>();

  /// @param rawKeys of the raw objects that are replayed
  FoldedManifests(ObjectStore curated, List<String> rawKeys) throws IOException {
    indexes = new ManifestIndexes(curated, LakeFiles.read(curated).files());
    for (String rawKey : rawKeys) {
      rawKeysByMonth
          .computeIfAbsent(ManifestIndexes.monthOf(rawKey), _ -> new HashSet<>())
          .add(rawKey);
    }
  }

  /// Null where the rows of the object were never merged.
  synchronized @Nullable Manifest of(String rawKey) throws IOException {
    String month = ManifestIndexes.monthOf(rawKey);
    Map<String, Manifest> manifests = byMonth.get(month);
    if (manifests == null) {
      manifests = indexes.find(month, rawKeysByMonth.getOrDefault(month, Set.of()));
      byMonth.put(month, manifests);
    }
    return manifests.get(rawKey);
  }
}
