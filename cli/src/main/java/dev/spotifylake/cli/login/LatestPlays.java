package dev.spotifylake.cli.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.ListEntry;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.raw.RawLine;
import dev.spotifylake.common.raw.RawObjectReader;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plays that a run stored in raw, to show them before the tables hold them.
final class LatestPlays {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LatestPlays() {}

  /// A play as Spotify sent it. A missing value is empty.
  record Play(String playedAt, String track, String artist) {
    List<@Nullable Object> cells() {
      return Arrays.asList(playedAt, track, artist);
    }
  }

  /// The newest plays of an account in the raw objects of a run, newest first.
  static List<Play> of(String account, ObjectStore raw, List<String> rawKeys, int most)
      throws IOException {
    List<Play> plays = new ArrayList<>();
    for (String key : rawKeys) {
      RawKey parsed = RawKey.parse(key);
      if (parsed.source() == Source.RECENTLY_PLAYED && parsed.account().equals(account)) {
        read(raw, key, plays);
      }
    }
    return plays.stream()
        .sorted(Comparator.comparing(Play::playedAt).reversed())
        .limit(most)
        .toList();
  }

  private static void read(ObjectStore raw, String key, List<Play> plays) throws IOException {
    StoredObject stored = raw.get(key);
    if (stored == null) {
      return;
    }
    try (stored;
        RawObjectReader reader = new RawObjectReader(stored.content())) {
      for (RawLine line = reader.next(); line != null; line = reader.next()) {
        if (line instanceof RawLine.Response response && response.header().isSuccess()) {
          JsonNode body = JSON.readTree(response.body());
          body.path("items").forEach(item -> plays.add(play(item)));
        }
      }
    }
  }

  private static Play play(JsonNode item) {
    ObjectNode found = item instanceof ObjectNode entry ? ListEntry.trackOrEpisode(entry) : null;
    JsonNode track = found == null ? MissingNode.getInstance() : found;
    return new Play(
        item.path("played_at").asText(""),
        track.path("name").asText(""),
        track.path("artists").path(0).path("name").asText(""));
  }
}
