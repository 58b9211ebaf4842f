package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.truth.ShownItems.Sight;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.MusicCatalog;
import dev.spotifylake.simulator.world.Playlist;
import dev.spotifylake.simulator.world.Podcasts;
import dev.spotifylake.simulator.world.SeededRandom;
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
  private final EndpointContext context;

  SearchEndpoint(EndpointContext context) {
    this.context = context;
  }

  Route route() {
    return Route.open("search", this::search);
  }

  private EndpointResponse search(AdmittedCall admitted) {
    String words = admitted.parameter("q");
    String types = admitted.parameter("type");
    if (words == null || words.isBlank()) {
      throw Refusal.badRequest("No search query");
    }
    if (types == null || types.isBlank()) {
      throw Refusal.badRequest("Missing parameter type");
    }
    Page page =
        Page.of(admitted, context.profile().removedToo() ? Page.Bounds.LIBRARY : Page.Bounds.SHORT);
    if (page.offset() > LAST_OFFSET) {
      throw Refusal.badRequest("Invalid offset");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    List<Sight> sights = new ArrayList<>();
    for (String type : types.split(",", -1)) {
      Kind kind = kind(type);
      List<JsonNode> hits = hits(kind, words, admitted);
      ObjectNode found = page.render(admitted, "search", hits, hit -> hit);
      SeededRandom noise =
          SeededRandom.of(context.world().seed(), SeededRandom.hash(words), page.offset());
      found.put("total", hits.size() + noise.below(50));
      ArrayNode items = found.withArray("items");
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i).isNull()) {
          sights.add(admitted.nullElement(i));
        }
      }
      body.set(kind.plural(), found);
    }
    return new EndpointResponse(body, sights);
  }

  private static Kind kind(String type) {
    for (Kind kind : KINDS) {
      if (kind.word().equals(type)) {
        return kind;
      }
    }
    throw Refusal.badRequest("Bad search type field " + type);
  }

  private List<JsonNode> hits(Kind kind, String words, AdmittedCall admitted) {
    SeededRandom random =
        SeededRandom.of(context.world().seed(), SeededRandom.hash(words.toLowerCase(Locale.ROOT)));
    MusicCatalog catalog = context.world().catalog();
    Podcasts podcasts = context.world().podcasts();
    List<JsonNode> hits = new ArrayList<>();
    List<Playlist> playlists =
        context.world().playlists().all(admitted.now()).stream()
            .filter(playlist -> playlist.isPublic() && !playlist.spotifyOwned())
            .toList();
    for (int i = 0; i < HITS; i++) {
      Track track = catalog.someTrack(random, random.below(catalog.artists()), admitted.now());
      int show = random.below(Podcasts.SHOWS);
      hits.add(
          switch (kind) {
            case TRACK -> context.catalog().track(track);
            case ALBUM -> context.catalog().albumInside(catalog.album(track.album()));
            case ARTIST -> context.catalog().artist(catalog.artist(track.artists().getFirst()));
            case SHOW -> context.podcasts().show(podcasts.show(show), admitted.now());
            case EPISODE ->
                context
                    .podcasts()
                    .episodeInside(podcasts.episode(podcasts.episodeNumber(show, i % 4)));
            case PLAYLIST, AUDIOBOOK -> playlist(playlists, i, admitted);
          });
    }
    return hits;
  }

  private JsonNode playlist(List<Playlist> playlists, int hit, AdmittedCall admitted) {
    if (hit % NULL_ONE_IN == 3) {
      return JsonNodeFactory.instance.nullNode();
    }
    Playlist playlist = playlists.get(hit % playlists.size());
    return context
        .playlists()
        .listed(
            playlist,
            context.world().playlists().version(playlist, admitted.now()),
            context.profile().removedToo());
  }
}
