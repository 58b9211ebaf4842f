package dev.spotifylake.compact.pending;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StateKeys;
import dev.spotifylake.transform.ManifestIndexes;
import dev.spotifylake.transform.Manifests;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The raw objects that are not transformed yet.
public final class PendingObjects {
  // Where so much time has passed, one listing of all takes no more requests than one for each day.
  private static final int MOST_DAYS = 40;

  private final ObjectStore raw;
  private final ObjectStore curated;

  public PendingObjects(ObjectStore raw, ObjectStore curated) {
    this.raw = raw;
    this.curated = curated;
  }

  /// Raw keys without a manifest, or whose last transform began but did not end; sorted. Lists all
  /// of raw: it takes longer with each year.
  public List<String> rawKeysWithoutManifest() throws IOException {
    // In this order: a manifest is deleted only after an index that holds it was committed.
    Manifests.Loose loose = new Manifests(curated).loose();
    return pendingOf(List.of(RawKey.PREFIX), loose, LakeFiles.read(curated).files());
  }

  /// As [#rawKeysWithoutManifest], but lists only raw objects of days from the last folded moment
  /// on, those of imports that are under way, and those whose transform did not end. All others
  /// were folded, or had a manifest of their own, at the last compaction. `lake check` searches
  /// everything.
  public List<String> sinceLastFolded(Instant now) throws IOException {
    Manifests.Loose loose = new Manifests(curated).loose();
    LakeFiles files = LakeFiles.read(curated).files();
    LocalDate first = ImportIntents.dayOf(files.foldedUntil());
    // Clocks of machines differ by some minutes.
    LocalDate last = ImportIntents.dayOf(now).plusDays(1);
    if (files.generation() == 0 || first.plusDays(MOST_DAYS).isBefore(last)) {
      return pendingOf(List.of(RawKey.PREFIX), loose, files);
    }
    Set<String> accounts = new TreeSet<>(StateKeys.accounts(raw));
    accounts.add(RawHeader.APP_ACCOUNT);
    Set<String> prefixes = new TreeSet<>(new ImportIntents(raw).prefixes());
    prefixes.addAll(loose.unfinished());
    for (Source source : Source.values()) {
      for (String account : accounts) {
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
          prefixes.add(ImportIntents.prefix(source, account, day));
        }
      }
    }
    return pendingOf(prefixes, loose, files);
  }

  private List<String> pendingOf(
      Collection<String> prefixes, Manifests.Loose loose, LakeFiles files) throws IOException {
    Set<String> pending = new TreeSet<>();
    SortedMap<String, Set<String>> withoutManifest = new TreeMap<>();
    for (String prefix : prefixes) {
      try (Stream<ObjectEntry> entries = raw.list(prefix)) {
        entries
            .map(ObjectEntry::key)
            .filter(key -> key.endsWith(RawKey.SUFFIX) && !loose.finished().contains(key))
            .forEach(
                key -> {
                  if (loose.unfinished().contains(key)) {
                    pending.add(key);
                  } else {
                    withoutManifest
                        .computeIfAbsent(ManifestIndexes.monthOf(key), _ -> new TreeSet<>())
                        .add(key);
                  }
                });
      }
    }
    ManifestIndexes folded = new ManifestIndexes(curated, files);
    String lastMonth = YearMonth.from(files.foldedUntil().atOffset(ZoneOffset.UTC)).toString();
    for (Map.Entry<String, Set<String>> month : withoutManifest.entrySet()) {
      // As many keys as folded objects: all of them are folded. So a run does not read the indexes
      // of all the years. Where raw objects have expired, there are fewer keys.
      boolean allFolded =
          month.getKey().compareTo(lastMonth) < 0
              && month.getValue().size() == folded.objects(month.getKey());
      if (!allFolded) {
        addPending(month.getKey(), month.getValue(), folded, pending);
      }
    }
    return List.copyOf(pending);
  }

  private static void addPending(
      String month, Set<String> rawKeys, ManifestIndexes folded, Set<String> pending)
      throws IOException {
    Set<String> foldedKeys = folded.rawKeys(month);
    for (String rawKey : rawKeys) {
      if (!foldedKeys.contains(rawKey)) {
        pending.add(rawKey);
      }
    }
  }
}
