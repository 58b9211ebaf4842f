package dev.spotifylake.compact.backup;

import dev.spotifylake.common.store.LakeLayout;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Copies of a lake's state and configuration: `backup/dt=<name>/state/...` and
/// `backup/dt=<name>/config/...`. The name is a day, or a moment for what a restore has replaced. A
/// copy counts when its last object is there, [#COMPLETE].
public final class Backups {
  private static final List<String> COPIED = List.of(LakeLayout.STATE, LakeLayout.CONFIG);

  /// Written last. It sorts before the copies, so that a deletion begins with it.
  private static final String COMPLETE = "complete.txt";

  // A lost state is noticed within days: runs say that a gap may be there, or read all again.
  private static final int DAYS_KEPT = 30;

  private static final int LETTERS_OF_A_DAY = "2026-11-30".length();
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ObjectStore raw;
  private final InstantSource clock;

  /// @param raw the store under `LAKE_RAW`
  public Backups(ObjectStore raw, InstantSource clock) {
    this.raw = raw;
    this.clock = clock;
  }

  /// What a restore does with an object.
  public enum Effect {
    /// The object is not there.
    ADDED,
    /// The object has another content.
    REPLACED,
    UNCHANGED
  }

  /// @param key without the backup's prefix, such as `state/app.json`
  public record RestoredObject(String key, Effect effect) {}

  /// Changes the content of an object on its way back.
  @FunctionalInterface
  public interface Preparation {
    /// @param key such as `state/app.json`
    byte[] prepare(String key, byte[] content) throws IOException;
  }

  /// Copies state and configuration once a day (UTC), and deletes copies that are older than 30
  /// days. A copy that was not completed is made again.
  public void makeDaily() throws IOException {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (read(prefix(today.toString()) + COMPLETE) != null || !make(today.toString(), now)) {
      return;
    }
    LocalDate oldest = today.minusDays(DAYS_KEPT);
    for (String key : keys(LakeLayout.BACKUP)) {
      LocalDate day = day(name(key));
      if (day != null && day.isBefore(oldest)) {
        raw.delete(key);
      }
    }
  }

  /// Copies what is there now, under the name of this moment. Returns the name; null where there is
  /// nothing.
  public @Nullable String makeNow() throws IOException {
    Instant now = clock.instant();
    String name = MOMENT.format(now);
    return make(name, now) ? name : null;
  }

  private boolean make(String name, Instant now) throws IOException {
    Set<String> copies = new HashSet<>();
    for (String copied : COPIED) {
      for (String key : keys(copied)) {
        byte[] content = read(key);
        if (content != null) {
          put(prefix(name) + key, content);
          copies.add(prefix(name) + key);
        }
      }
    }
    if (copies.isEmpty()) {
      return false;
    }
    for (String key : keys(prefix(name))) {
      if (!copies.contains(key)) {
        raw.delete(key);
      }
    }
    put(prefix(name) + COMPLETE, now.toString().getBytes(StandardCharsets.UTF_8));
    return true;
  }

  /// The names of the backups, oldest first.
  public List<String> names() throws IOException {
    return keys(LakeLayout.BACKUP).stream()
        .filter(key -> key.endsWith("/" + COMPLETE))
        .map(Backups::name)
        .toList();
  }

  /// What a restore of this backup would do now. Objects that are not in the backup stay.
  public List<RestoredObject> plan(String name, Preparation preparation) throws IOException {
    List<RestoredObject> plan = new ArrayList<>();
    for (String key : copied(name)) {
      byte[] present = read(key);
      byte[] content = prepared(name, key, preparation);
      Effect effect =
          present == null
              ? Effect.ADDED
              : Arrays.equals(present, content) ? Effect.UNCHANGED : Effect.REPLACED;
      plan.add(new RestoredObject(key, effect));
    }
    return plan;
  }

  /// Puts the objects of a backup back. A run at the same time applies its changes to what it finds
  /// then.
  public void restore(String name, Preparation preparation) throws IOException {
    for (String key : copied(name)) {
      put(key, prepared(name, key, preparation));
    }
  }

  private List<String> copied(String name) throws IOException {
    String prefix = prefix(name);
    return keys(prefix).stream()
        .filter(key -> !key.equals(prefix + COMPLETE))
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  private byte[] prepared(String name, String key, Preparation preparation) throws IOException {
    byte[] content = read(prefix(name) + key);
    if (content == null) {
      throw new IOException(prefix(name) + key + " was deleted at the same time");
    }
    return preparation.prepare(key, content);
  }

  private static String prefix(String name) {
    return LakeLayout.BACKUP + "dt=" + name + "/";
  }

  private static String name(String key) {
    int begin = prefix("").length() - 1;
    int end = key.indexOf('/', begin);
    return end < 0 ? "" : key.substring(begin, end);
  }

  private static @Nullable LocalDate day(String name) {
    try {
      return name.length() < LETTERS_OF_A_DAY
          ? null
          : LocalDate.parse(name.substring(0, LETTERS_OF_A_DAY));
    } catch (DateTimeException ofSomebodyElse) {
      return null;
    }
  }

  private List<String> keys(String prefix) throws IOException {
    try (Stream<ObjectEntry> entries = raw.list(prefix)) {
      return entries.map(ObjectEntry::key).toList();
    }
  }

  private byte @Nullable [] read(String key) throws IOException {
    try (StoredObject stored = raw.get(key)) {
      return stored == null ? null : stored.readAll();
    }
  }

  private void put(String key, byte[] content) throws IOException {
    raw.put(key, ObjectContent.of(content), PutCondition.any());
  }
}
