package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.truth.ShownBook.Sight;
import dev.spotifylake.simulator.world.Catalogue;
import dev.spotifylake.simulator.world.Dice;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.Playlist;
import dev.spotifylake.simulator.world.Podcasts;
import dev.spotifylake.simulator.world.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Search. As in the real one some hits are null and `total` changes from page to page.
final class SearchEndpoint {
  /// Spotify's own limit.
  private static final int LAST_OFFSET = 1_000;

  /// Every so many hits of playlists one is null, as Spotify-owned ones are.
  private static final int NULL_ONE_IN = 7;

  private static final int HITS = 120;
  private static final List<Kind> KINDS =
      List.of(Kind.ALBUM, Kind.ARTIST, Kind.PLAYLIST, Kind.TRACK, Kind.SHOW, Kind.EPISODE);
  private final Scene scene;

  SearchEndpoint(Scene scene) {
    this.scene = scene;
  }

  Route route() {
    return Route.open("search", this::search);
  }

  private Outcome search(Visit visit) {
    String words = visit.parameter("q");
    String types = visit.parameter("type");
    if (words == null || words.isBlank()) {
      throw Refusal.badRequest("No search query");
    }
    if (types == null || types.isBlank()) {
      throw Refusal.badRequest("Missing parameter type");
    }
    Page page =
        Page.of(visit, scene.profile().removedToo() ? Page.Bounds.LIBRARY : Page.Bounds.SHORT);
    if (page.offset() > LAST_OFFSET) {
      throw Refusal.badRequest("Invalid offset");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    List<Sight> sights = new ArrayList<>();
    for (String type : types.split(",", -1)) {
      Kind kind = kind(type);
      List<JsonNode> hits = hits(kind, words, visit);
      ObjectNode found = page.render(visit, "search", hits, hit -> hit);
      Dice noise = Dice.of(scene.world().seed(), Dice.hash(words), page.offset());
      found.put("total", hits.size() + noise.below(50));
      ArrayNode items = found.withArray("items");
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i).isNull()) {
          sights.add(visit.nullElement(i));
        }
      }
      body.set(kind.plural(), found);
    }
    return new Outcome(body, sights);
  }

  private static Kind kind(String type) {
    for (Kind kind : KINDS) {
      if (kind.word().equals(type)) {
        return kind;
      }
    }
    throw Refusal.badRequest("Bad search type field " + type);
  }

  private List<JsonNode> hits(Kind kind, String words, Visit visit) {
    Dice dice = Dice.of(scene.world().seed(), Dice.hash(words.toLowerCase(Locale.ROOT)));
    Catalogue catalogue = scene.world().catalogue();
    Podcasts podcasts = scene.world().podcasts();
    List<JsonNode> hits = new ArrayList<>();
    List<Playlist> playlists =
        scene.world().playlists().all(visit.now()).stream()
            .filter(playlist -> playlist.isPublic() && !playlist.spotifyOwned())
            .toList();
    for (int i = 0; i < HITS; i++) {
      Track track = catalogue.someTrack(dice, dice.below(catalogue.artists()), visit.now());
      int show = dice.below(Podcasts.SHOWS);
      hits.add(
          switch (kind) {
            case TRACK -> scene.catalogue().track(track);
            case ALBUM -> scene.catalogue().albumInside(catalogue.album(track.album()));
            case ARTIST -> scene.catalogue().artist(catalogue.artist(track.artists().getFirst()));
            case SHOW -> scene.podcasts().show(podcasts.show(show), visit.now());
            case EPISODE ->
                scene
                    .podcasts()
                    .episodeInside(podcasts.episode(podcasts.episodeNumber(show, i % 4)));
            case PLAYLIST, AUDIOBOOK -> playlist(playlists, i, visit);
          });
    }
    return hits;
  }

  private JsonNode playlist(List<Playlist> playlists, int hit, Visit visit) {
    if (hit % NULL_ONE_IN == 3) {
      return JsonNodeFactory.instance.nullNode();
    }
    Playlist playlist = playlists.get(hit % playlists.size());
    return scene
        .playlists()
        .listed(
            playlist,
            scene.world().playlists().version(playlist, visit.now()),
            scene.profile().removedToo());
  }
}
