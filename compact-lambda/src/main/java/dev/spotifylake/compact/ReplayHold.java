package dev.spotifylake.compact;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.store.LakeLayout;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/// Lets compactions wait for a replay. A compaction in the middle of a replay would leave out
/// entity rows for old rows of objects that are replayed later. While the hold is there, replayed
/// objects are not folded; new ones are.
public final class ReplayHold {
  /// Holds one instant as text.
  public static final String KEY = LakeLayout.MANIFESTS + "replay.txt";

  private ReplayHold() {}

  /// A replay begins.
  ///
  /// @param until when the hold ends if the replay is killed
  public static void begin(ObjectStore curated, Instant until) throws IOException {
    curated.put(KEY, ObjectContent.of(until.toString()), PutCondition.any());
  }

  /// The replay has ended.
  public static void end(ObjectStore curated) throws IOException {
    curated.delete(KEY);
  }

  /// Whether a replay is under way.
  public static boolean isOn(ObjectStore curated, Instant now) throws IOException {
    try (StoredObject hold = curated.get(KEY)) {
      return hold != null
          && now.isBefore(until(new String(hold.readAll(), StandardCharsets.UTF_8)));
    }
  }

  private static Instant until(String text) {
    try {
      return Instant.parse(text.strip());
    } catch (DateTimeException unusable) {
      throw new LakeException(
          KEY + " holds '" + text + "'; expected the time when a replay ends: delete it", unusable);
    }
  }
}
