package dev.spotifylake.compact.testing;

import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Raw objects of two accounts over three months, with their rows.
public final class RandomHistory {
  private static final Instant FIRST = Instant.parse("2026-09-29T22:00:00Z");
  private static final int HOURS = 60 * 24;

  private RandomHistory() {}

  /// A raw object and the rows that its transform makes.
  public record RawObject(RawKey key, List<Row> rows) {}

  /// @param objects how many raw objects
  public static List<RawObject> of(RandomGenerator random, int objects) {
    return of(random, objects, RandomRows.ROW_TYPES);
  }

  /// @param types of the rows
  public static List<RawObject> of(
      RandomGenerator random, int objects, List<Class<? extends Row>> types) {
    List<RawObject> history = new ArrayList<>();
    for (int i = 0; i < objects; i++) {
      history.add(rawObject(random, i, types));
    }
    return history;
  }

  private static RawObject rawObject(
      RandomGenerator random, int number, List<Class<? extends Row>> types) {
    String account = random.nextBoolean() ? "ann" : "böb";
    Instant time = FIRST.plus(Duration.ofHours(random.nextInt(HOURS)));
    RawKey key = new RawKey(Source.SAVED_TRACKS, account, time, "run" + number, 0);
    return new RawObject(key, rows(random, key, types));
  }

  /// Rows of one to three responses of a raw object.
  public static List<Row> rows(
      RandomGenerator random, RawKey key, List<Class<? extends Row>> types) {
    List<Row> rows = new ArrayList<>();
    int responses = 1 + random.nextInt(3);
    for (int response = 0; response < responses; response++) {
      rows.addAll(
          RandomRows.ofResponse(
              random,
              new Observation(
                  key.account(), key.time().plusMillis(response), key.runId(), key.key()),
              types));
    }
    return rows;
  }
}
