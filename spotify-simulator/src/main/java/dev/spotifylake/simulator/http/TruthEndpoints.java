package dev.spotifylake.simulator.http;

import dev.spotifylake.simulator.truth.Truth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `GET /_truth/<name>`: the truth as JSON, narrowed by query parameters.
final class TruthEndpoints {
  static final String NAMES =
      "{plays,shown_plays,playlists,contents,shown_snapshots,changes,planted_rejects,saved,top,"
          + "artists,albums,oddities,calls,calls_during_bans}";
  private final Truth truth;

  TruthEndpoints(Truth truth) {
    this.truth = truth;
  }

  /// The response, or null if there is no such name.
  @Nullable Object response(String name, Map<String, String> query) {
    String listener = query.getOrDefault("listener", "me");
    return switch (name) {
      case "plays" -> truth.plays(listener);
      case "shown_plays" -> truth.shownPlays();
      case "playlists" -> truth.playlists();
      case "contents" -> truth.contents(required(query, "playlist"), query.get("snapshot"));
      case "shown_snapshots" -> truth.shownSnapshots();
      case "changes" ->
          query.containsKey("playlist")
              ? truth.changes(required(query, "playlist"))
              : truth.changes();
      case "planted_rejects" -> truth.plantedRejects();
      case "saved" -> truth.saved(listener, query.getOrDefault("kind", "track"));
      case "top" ->
          truth.top(
              listener,
              query.getOrDefault("kind", "track"),
              query.getOrDefault("range", "medium_term"));
      case "artists" -> truth.artistIds(Page.number(query.get("count"), 20, "Invalid count"));
      case "albums" -> truth.albums(required(query, "artist"));
      case "oddities" -> truth.oddities();
      case "calls" -> truth.calls();
      case "calls_during_bans" -> truth.callsDuringBans();
      default -> null;
    };
  }

  private static String required(Map<String, String> query, String name) {
    String value = query.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the parameter '" + name + "' is missing");
    }
    return value;
  }
}
