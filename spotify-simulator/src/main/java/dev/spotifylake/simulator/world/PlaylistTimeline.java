package dev.spotifylake.simulator.world;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A playlist's edits, one every so many hours, and what it held after each.
///
/// Only the edits are kept; a version is the base with the edits applied, and the last version
/// asked for is remembered. Not safe for several threads: the caller holds the world's lock.
final class PlaylistTimeline {
  private static final Duration HOUR = Duration.ofHours(1);
  private final long seed;
  private final Plan plan;
  private final List<Entry> base;
  private final BiFunction<SeededRandom, Instant, Entry> newEntry;
  private final List<Step> steps = new ArrayList<>();
  private Instant horizon;
  private int applied = -1;
  private List<Entry> entries = new ArrayList<>();
  private String name;

  PlaylistTimeline(
      long seed, Plan plan, List<Entry> base, BiFunction<SeededRandom, Instant, Entry> newEntry) {
    this.seed = seed;
    this.plan = plan;
    this.base = List.copyOf(base);
    this.newEntry = newEntry;
    this.horizon = plan.from();
    this.name = plan.name();
  }

  /// How a playlist is edited.
  ///
  /// @param from the first instant at which it exists
  /// @param chancePerHour of an edit in each hour
  /// @param renamesOnly whether every edit is a rename
  record Plan(
      String playlistId,
      String name,
      Instant from,
      double chancePerHour,
      boolean renamesOnly,
      int mostItems) {}

  private record Step(Instant at, long editSeed) {}

  private record Applied(String kind, int position, int count) {}

  Version at(Instant now) {
    int step = lastStep(now);
    apply(step);
    return version(step);
  }

  /// The version with this snapshot id among those up to now, or null.
  @Nullable Version find(String snapshotId, Instant now) {
    for (int step = lastStep(now); step >= -1; step--) {
      if (snapshot(step).equals(snapshotId)) {
        apply(step);
        return version(step);
      }
    }
    return null;
  }

  /// Edits the playlist now, besides what is planned.
  void edit(Instant now) {
    int before = lastStep(now);
    steps.add(
        before + 1, new Step(now, SeededRandom.mix(seed, SeededRandom.hash("forced"), before)));
    if (applied > before) {
      applied = -1;
      entries = new ArrayList<>();
    }
  }

  /// All edits up to now, oldest first.
  List<Change> changes(Instant now) {
    int last = lastStep(now);
    List<Change> changes = new ArrayList<>();
    reset();
    for (int step = 0; step <= last; step++) {
      Applied done = applyOne(steps.get(step));
      applied = step;
      changes.add(
          new Change(
              steps.get(step).at(),
              plan.playlistId(),
              done.kind(),
              done.position(),
              done.count(),
              snapshot(step - 1),
              snapshot(step)));
    }
    return changes;
  }

  private Version version(int step) {
    return new Version(
        snapshot(step),
        step < 0 ? plan.from() : steps.get(step).at(),
        name,
        "Kept by hand &amp; \"ear\", edit " + (step + 1),
        entries);
  }

  /// Index of the last edit up to now, -1 if there is none.
  private int lastStep(Instant now) {
    while (!horizon.isAfter(now)) {
      SeededRandom random =
          SeededRandom.of(seed, SeededRandom.hash("edit"), horizon.getEpochSecond());
      if (random.chance(plan.chancePerHour())) {
        steps.add(new Step(horizon.plusSeconds(random.below(3_600)), random.next()));
      }
      horizon = horizon.plus(HOUR);
    }
    int step = steps.size() - 1;
    while (step >= 0 && steps.get(step).at().isAfter(now)) {
      step--;
    }
    return step;
  }

  private void apply(int step) {
    if (applied > step || applied == -1) {
      reset();
    }
    while (applied < step) {
      applyOne(steps.get(applied + 1));
      applied++;
    }
  }

  private void reset() {
    entries = new ArrayList<>(base);
    name = plan.name();
    applied = -1;
  }

  private Applied applyOne(Step step) {
    SeededRandom random = SeededRandom.of(step.editSeed());
    int what = plan.renamesOnly() ? 9 : random.below(10);
    if (what == 9) {
      name = plan.name() + " " + random.pick(List.of("(v2)", "– new", "\"again\"", "🎉", ""));
      return new Applied("rename", 0, 0);
    }
    if (what == 8 && entries.size() > 1) {
      int from = random.below(entries.size());
      Entry moved = entries.remove(from);
      entries.add(random.below(entries.size() + 1), moved);
      return new Applied("move", from, 1);
    }
    if ((what >= 5 && entries.size() > 2) || entries.size() + 3 > plan.mostItems()) {
      int position = random.below(entries.size() - 1);
      int count = random.between(1, 2);
      entries.subList(position, position + count).clear();
      return new Applied("remove", position, count);
    }
    int count = random.between(1, 3);
    int position = random.chance(0.8) ? entries.size() : 0;
    for (int i = 0; i < count; i++) {
      entries.add(position + i, newEntry.apply(random, step.at()));
    }
    return new Applied("add", position, count);
  }

  /// As in real ones: base 64, with signs that have to be escaped in paths and file names.
  private String snapshot(int step) {
    long edit =
        step < 0
            ? 0
            : SeededRandom.mix(steps.get(step).editSeed(), steps.get(step).at().toEpochMilli());
    ByteBuffer bytes = ByteBuffer.allocate(24);
    bytes.putInt(step + 2).putInt((int) seed);
    bytes.putLong(SeededRandom.mix(seed, edit, 1)).putLong(SeededRandom.mix(seed, edit, 2));
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
