package dev.spotifylake.extract.state;

import dev.spotifylake.common.raw.PreviousPoll;
import dev.spotifylake.extract.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A stored look at recently-played.
///
/// @param plays how many it held
/// @param playIds of its plays, newest first, and of some before them: a response may for once
///   leave out plays that the one before and the one after it hold
public record StoredPoll(
    Instant observedAt, @Nullable Instant newestPlayedAt, int plays, List<String> playIds) {
  // Four full responses; what was played before that is in none to come.
  private static final int MOST_PLAY_IDS = 200;

  public StoredPoll {
    playIds = playIds.stream().distinct().limit(MOST_PLAY_IDS).toList();
  }

  /// As the next look's raw context tells it.
  public PreviousPoll asPreviousPoll() {
    return new PreviousPoll(observedAt, newestPlayedAt, plays);
  }

  static @Nullable StoredPoll from(@Nullable JsonObject json) {
    Instant observedAt = json == null ? null : json.instant("observed_at");
    List<@Nullable Object> ids = json == null ? null : json.elements("play_ids");
    Integer plays = json == null ? null : json.whole("plays");
    return json == null || observedAt == null || ids == null || plays == null
        ? null
        : new StoredPoll(
            observedAt,
            json.instant("newest_played_at"),
            plays,
            ids.stream().filter(Objects::nonNull).map(Object::toString).toList());
  }

  Map<String, @Nullable Object> toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("observed_at", observedAt);
    json.put("newest_played_at", newestPlayedAt);
    json.put("plays", plays);
    json.put("play_ids", playIds);
    return json;
  }
}
