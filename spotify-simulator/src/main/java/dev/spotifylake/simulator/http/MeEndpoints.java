package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.json.Shapes;
import dev.spotifylake.simulator.truth.ShownItems.Sight;
import dev.spotifylake.simulator.world.Charts;
import dev.spotifylake.simulator.world.Listener;
import dev.spotifylake.simulator.world.MusicCatalog;
import dev.spotifylake.simulator.world.Play;
import dev.spotifylake.simulator.world.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What belongs to the signed-in user, except library and playlists.
final class MeEndpoints {
  /// Only these exist, ever.
  private static final int LAST_PLAYS = 50;

  /// Of so many hours, one in which recently-played leaves out its oldest plays.
  private static final int SHORT_HOUR_ONE_IN = 40;

  private final EndpointContext context;

  MeEndpoints(EndpointContext context) {
    this.context = context;
  }

  List<Route> routes() {
    return List.of(
        Route.personal("me", null, this::me),
        Route.personal(
            "me/player/recently-played", "user-read-recently-played", this::recentlyPlayed),
        Route.personal("me/top/tracks", "user-top-read", this::topTracks),
        Route.personal("me/top/artists", "user-top-read", this::topArtists));
  }

  private EndpointResponse me(AdmittedCall admitted) {
    return EndpointResponse.of(context.users().me(admitted.user()));
  }

  private EndpointResponse recentlyPlayed(AdmittedCall admitted) {
    int limit = Page.of(admitted, Page.Bounds.LIBRARY).limit();
    Long after = millis(admitted.parameter("after"));
    Long before = millis(admitted.parameter("before"));
    if (after != null && before != null) {
      throw Refusal.badRequest("Only one of before and after may be given");
    }
    List<Play> there = new ArrayList<>(lastPlays(admitted.user(), admitted.now()));
    there.removeIf(play -> after != null && play.playedAt().toEpochMilli() <= after);
    there.removeIf(play -> before != null && play.playedAt().toEpochMilli() >= before);
    List<Play> plays = there.subList(0, Math.min(limit, there.size()));
    return new EndpointResponse(
        render(plays, limit, there.size() > limit), sights(plays, admitted.now()));
  }

  /// The last plays, newest first; in some hours a few of the oldest are missing.
  private List<Play> lastPlays(Listener listener, Instant now) {
    List<Play> plays = context.world().listening().recent(listener, now, LAST_PLAYS);
    SeededRandom random =
        SeededRandom.of(
            context.world().seed(),
            SeededRandom.hash("short"),
            listener.number(),
            Math.floorDiv(now.getEpochSecond(), 3_600));
    if (context.shortResponses() && random.below(SHORT_HOUR_ONE_IN) == 0) {
      return plays.subList(0, Math.max(0, plays.size() - random.between(1, 3)));
    }
    return plays;
  }

  private ObjectNode render(List<Play> plays, int limit, boolean more) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode items = node.putArray("items");
    MusicCatalog catalog = context.world().catalog();
    for (Play play : plays) {
      ObjectNode item = items.addObject();
      item.set("track", context.catalog().track(catalog.track(play.item())));
      item.put("played_at", Instants.withMillis(play.playedAt()));
      item.set("context", context(play.context()));
    }
    String base = Shapes.API + "/me/player/recently-played";
    if (plays.isEmpty()) {
      node.putNull("next").putNull("cursors");
    } else {
      String oldest = Long.toString(plays.getLast().playedAt().toEpochMilli());
      node.put("next", more ? base + "?before=" + oldest + "&limit=" + limit : null);
      ObjectNode cursors = node.putObject("cursors");
      cursors.put("after", Long.toString(plays.getFirst().playedAt().toEpochMilli()));
      cursors.put("before", oldest);
    }
    node.put("limit", limit);
    node.put("href", base + "?limit=" + limit);
    return node;
  }

  private static @Nullable ObjectNode context(Play.@Nullable Context playedFrom) {
    if (playedFrom == null) {
      return null;
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", playedFrom.type());
    String[] parts = playedFrom.uri().split(":", -1);
    boolean collection = "collection".equals(playedFrom.type());
    String path = collection ? "me/tracks" : playedFrom.type() + "s/" + parts[parts.length - 1];
    node.put("href", Shapes.API + "/" + path);
    node.putObject("external_urls").put("spotify", "https://open.spotify.com/" + path);
    node.put("uri", playedFrom.uri());
    return node;
  }

  private static List<Sight> sights(List<Play> plays, Instant now) {
    List<Sight> sights = new ArrayList<>();
    for (Play play : plays) {
      sights.add(new Sight.OfPlay(play.listener(), play.playedAt(), play.uri(), now));
    }
    return sights;
  }

  private static @Nullable Long millis(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Refusal.badRequest("Invalid cursor");
    }
  }

  private EndpointResponse topTracks(AdmittedCall admitted) {
    MusicCatalog catalog = context.world().catalog();
    List<Long> ranking =
        context.world().charts().tracks(admitted.user(), range(admitted), admitted.now());
    return EndpointResponse.of(
        Page.of(admitted, Page.Bounds.LIBRARY)
            .render(
                admitted,
                "me/top/tracks",
                ranking,
                number -> context.catalog().track(catalog.track(number))));
  }

  private EndpointResponse topArtists(AdmittedCall admitted) {
    MusicCatalog catalog = context.world().catalog();
    List<Long> ranking =
        context.world().charts().artists(admitted.user(), range(admitted), admitted.now());
    return EndpointResponse.of(
        Page.of(admitted, Page.Bounds.LIBRARY)
            .render(
                admitted,
                "me/top/artists",
                ranking,
                number -> context.catalog().artist(catalog.artist(number.intValue()))));
  }

  private static Charts.Range range(AdmittedCall admitted) {
    String range = admitted.parameter("time_range");
    for (Charts.Range known : Charts.Range.values()) {
      if (range != null && known.name().toLowerCase(Locale.ROOT).equals(range)) {
        return known;
      }
    }
    if (range == null) {
      return Charts.Range.MEDIUM_TERM;
    }
    throw Refusal.badRequest("Invalid time range");
  }
}
