package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.truth.ShownBook.Sight;
import dev.spotifylake.simulator.world.Album;
import dev.spotifylake.simulator.world.Catalogue;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.Podcasts;
import dev.spotifylake.simulator.world.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads of many ids at once, gone for restricted apps. An id that is unknown is null in its place.
final class BatchEndpoints {
  private final Scene scene;

  BatchEndpoints(Scene scene) {
    this.scene = scene;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Kind kind :
        List.of(Kind.ALBUM, Kind.ARTIST, Kind.TRACK, Kind.EPISODE, Kind.SHOW, Kind.AUDIOBOOK)) {
      int most = kind == Kind.ALBUM ? 20 : 50;
      routes.add(Route.removed(kind.plural(), visit -> batch(visit, kind, most)));
    }
    routes.add(Route.removed("chapters", visit -> allNull(visit)));
    return routes;
  }

  /// The comma-separated values of a parameter.
  static List<String> ids(Visit visit, String name, int most) {
    String ids = visit.parameter(name);
    if (ids == null || ids.isEmpty()) {
      throw Refusal.badRequest("Missing required field: " + name);
    }
    List<String> list = List.of(ids.split(","));
    if (list.size() > most) {
      throw Refusal.badRequest("Too many ids requested");
    }
    return list;
  }

  private Outcome batch(Visit visit, Kind kind, int most) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode things = body.putArray(kind.plural());
    List<Sight> sights = new ArrayList<>();
    for (String id : ids(visit, "ids", most)) {
      long number = scene.world().catalogue().ids().number(kind, id);
      JsonNode thing = thing(kind, number, visit.now());
      if (thing == null) {
        sights.add(visit.nullElement(things.size()));
        things.addNull();
      } else {
        things.add(thing);
      }
    }
    return new Outcome(body, sights);
  }

  private Outcome allNull(Visit visit) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode things = body.putArray("chapters");
    List<Sight> sights = new ArrayList<>();
    for (int i = ids(visit, "ids", 50).size(); i > 0; i--) {
      sights.add(visit.nullElement(things.size()));
      things.addNull();
    }
    return new Outcome(body, sights);
  }

  private @Nullable JsonNode thing(Kind kind, long number, Instant now) {
    Catalogue catalogue = scene.world().catalogue();
    Podcasts podcasts = scene.world().podcasts();
    return switch (kind) {
      case ARTIST ->
          number < 0 || number >= catalogue.artists()
              ? null
              : scene.catalogue().artist(catalogue.artist((int) number));
      case ALBUM -> {
        Album album = catalogue.findAlbum(number, now);
        yield album == null ? null : CatalogueEndpoints.album(scene, album, now);
      }
      case TRACK -> {
        Track track = catalogue.findTrack(number, now);
        yield track == null ? null : scene.catalogue().track(track);
      }
      case SHOW -> {
        Podcasts.Show show = podcasts.findShow(number);
        yield show == null ? null : scene.podcasts().show(show, now);
      }
      case EPISODE -> {
        Podcasts.Episode episode = podcasts.findEpisode(number, now);
        yield episode == null ? null : scene.podcasts().episode(episode, now);
      }
      case AUDIOBOOK -> {
        Podcasts.Audiobook book = podcasts.findAudiobook(number);
        yield book == null ? null : scene.podcasts().audiobook(book);
      }
      case PLAYLIST -> null;
    };
  }
}
