package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.transform.Manifests;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far the compaction of a lake is.
///
/// @param last when a compaction last changed the tables; null where there was none
/// @param waiting raw objects whose rows are in loose files
/// @param oldest time of the oldest of them
record CompactionHealth(@Nullable Instant last, int waiting, @Nullable Instant oldest) {
  // Compactions run every six hours. Four that failed are no accident.
  private static final Duration OVERDUE = Duration.ofHours(24);

  static CompactionHealth of(LakeLocation location) throws IOException {
    LakeFiles files = LakeFiles.read(location.curated()).files();
    Manifests.Loose loose = new Manifests(location.curated()).loose();
    Instant oldest =
        loose.finished().stream()
            .map(rawKey -> RawKey.parse(rawKey).time())
            .min(Instant::compareTo)
            .orElse(null);
    return new CompactionHealth(
        files.generation() == 0 ? null : files.compactedAt(), loose.finished().size(), oldest);
  }

  String line() {
    String waits =
        oldest == null
            ? "no raw object waits"
            : "%d raw objects wait, the oldest of %s".formatted(waiting, oldest);
    return last == null
        ? "compaction: never; " + waits
        : "compaction: last at %s; %s; layout %d".formatted(last, waits, LakeFiles.LAYOUT);
  }

  List<String> problems(LakeLocation location, Instant now) {
    Instant since = last == null ? oldest : last;
    if (oldest == null
        || since == null
        || oldest.isAfter(now.minus(OVERDUE))
        || since.isAfter(now.minus(OVERDUE))) {
      return List.of();
    }
    return List.of(
        "%d raw objects wait to be merged, the oldest since %s: queries get slower; run: %s"
            .formatted(waiting, oldest, location.command("compact")));
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("last", last == null ? null : last.toString());
    fields.put("waiting_objects", waiting);
    fields.put("oldest_waiting", oldest == null ? null : oldest.toString());
    fields.put("layout", last == null ? null : LakeFiles.LAYOUT);
    return fields;
  }
}
