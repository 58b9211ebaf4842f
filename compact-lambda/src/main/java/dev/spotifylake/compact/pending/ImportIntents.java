package dev.spotifylake.compact.pending;

import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.LakeLayout;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The imports that are under way: `state/importing/<run>.txt`, one line with the prefix of their
/// raw keys and one with the time they began. Imported raw objects can be of any day; after a kill
/// the next search finds them by this object.
public final class ImportIntents {
  private static final String PREFIX = LakeLayout.IMPORTING;

  // No import takes so long.
  private static final Duration LONGEST_IMPORT = Duration.ofDays(1);

  private final ObjectStore raw;

  /// @param raw the store under `LAKE_RAW`
  public ImportIntents(ObjectStore raw) {
    this.raw = raw;
  }

  /// An import that began.
  ///
  /// @param prefix of its raw keys
  private record Intent(String key, String prefix, Instant begunAt) {}

  /// Call it before the first raw object of an import is put.
  ///
  /// @param time in the raw keys
  public void begin(String runId, Source source, String account, Instant time, Instant now)
      throws IOException {
    raw.put(
        key(runId),
        ObjectContent.of(prefix(source, account, dayOf(time)) + "\n" + now + "\n"),
        PutCondition.any());
  }

  /// All raw objects of the import are transformed.
  public void end(String runId) throws IOException {
    raw.delete(key(runId));
  }

  private static String key(String runId) {
    return PREFIX + runId + ".txt";
  }

  /// The prefix of the raw keys of a source, an account and a day.
  static String prefix(Source source, String account, LocalDate day) {
    return RawKey.prefix(source, account) + "dt=" + day + "/";
  }

  static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /// The prefixes of the raw keys of all imports that began and did not end.
  List<String> prefixes() throws IOException {
    return intents().stream().map(Intent::prefix).toList();
  }

  /// Removes the intents of imports that were killed, once others have transformed their objects.
  ///
  /// @param pending the raw objects that are not transformed
  public void removeDone(Collection<String> pending, Instant now) throws IOException {
    for (Intent intent : intents()) {
      if (intent.begunAt().isBefore(now.minus(LONGEST_IMPORT))
          && pending.stream().noneMatch(key -> key.startsWith(intent.prefix()))) {
        raw.delete(intent.key());
      }
    }
  }

  private List<Intent> intents() throws IOException {
    List<Intent> intents = new ArrayList<>();
    List<String> keys;
    try (Stream<ObjectEntry> entries = raw.list(PREFIX)) {
      keys = entries.map(ObjectEntry::key).toList();
    }
    for (String key : keys) {
      try (StoredObject stored = raw.get(key)) {
        if (stored != null) {
          intents.add(intent(key, new String(stored.readAll(), StandardCharsets.UTF_8)));
        }
      }
    }
    return intents;
  }

  /// A damaged intent stands for all of raw.
  private static Intent intent(String key, String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() == 2 && lines.getFirst().startsWith(RawKey.PREFIX)) {
      try {
        return new Intent(key, lines.getFirst(), Instant.parse(lines.getLast()));
      } catch (DateTimeException damaged) {
        return new Intent(key, RawKey.PREFIX, Instant.EPOCH);
      }
    }
    return new Intent(key, RawKey.PREFIX, Instant.EPOCH);
  }
}
