package dev.spotifylake.extract.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.raw.PreviousPoll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last poll of recently played whose response is stored.
///
/// @param newestPlayedAt null where no play had a readable time
/// @param plays number of plays in the response
/// @param playIds of its plays, newest first, then of earlier polls: one response may leave out
///   plays that the responses before and after it hold
public record StoredPoll(
    Instant observedAt, @Nullable Instant newestPlayedAt, int plays, List<String> playIds) {
  // Four full responses. Older plays are in no later response.
  private static final int MOST_PLAY_IDS = 200;

  public StoredPoll {
    playIds = playIds.stream().distinct().limit(MOST_PLAY_IDS).toList();
  }

  /// As the raw context of the next poll holds it.
  public PreviousPoll asPreviousPoll() {
    return new PreviousPoll(observedAt, newestPlayedAt, plays);
  }

  static @Nullable StoredPoll from(@Nullable ObjectNode json) {
    if (json == null) {
      return null;
    }
    Instant observedAt = JsonFields.instant(json, "observed_at");
    ArrayNode ids = JsonFields.array(json, "play_ids");
    Integer plays = JsonFields.integer(json, "plays");
    if (observedAt == null || ids == null || plays == null) {
      return null;
    }
    List<String> playIds = new ArrayList<>();
    for (JsonNode id : ids) {
      if (id.isTextual()) {
        playIds.add(id.textValue());
      }
    }
    return new StoredPoll(observedAt, JsonFields.instant(json, "newest_played_at"), plays, playIds);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("observed_at", observedAt.toString());
    json.put("newest_played_at", newestPlayedAt == null ? null : newestPlayedAt.toString());
    json.put("plays", plays);
    playIds.forEach(json.putArray("play_ids")::add);
    return json;
  }
}
