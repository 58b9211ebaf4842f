package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.truth.ShownItems.Sight;
import dev.spotifylake.simulator.world.Album;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.MusicCatalog;
import dev.spotifylake.simulator.world.Podcasts;
import dev.spotifylake.simulator.world.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads of many ids at once, gone for restricted apps. The element of an unknown id is null.
final class BatchEndpoints {
  private final EndpointContext context;

  BatchEndpoints(EndpointContext context) {
    this.context = context;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Kind kind :
        List.of(Kind.ALBUM, Kind.ARTIST, Kind.TRACK, Kind.EPISODE, Kind.SHOW, Kind.AUDIOBOOK)) {
      int most = kind == Kind.ALBUM ? 20 : 50;
      routes.add(Route.removed(kind.plural(), admitted -> batch(admitted, kind, most)));
    }
    routes.add(Route.removed("chapters", admitted -> allNull(admitted)));
    return routes;
  }

  /// The comma-separated values of a parameter.
  static List<String> ids(AdmittedCall admitted, String name, int most) {
    String ids = admitted.parameter(name);
    if (ids == null || ids.isEmpty()) {
      throw Refusal.badRequest("Missing required field: " + name);
    }
    List<String> list = List.of(ids.split(","));
    if (list.size() > most) {
      throw Refusal.badRequest("Too many ids requested");
    }
    return list;
  }

  private EndpointResponse batch(AdmittedCall admitted, Kind kind, int most) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray(kind.plural());
    List<Sight> sights = new ArrayList<>();
    for (String id : ids(admitted, "ids", most)) {
      long number = context.world().catalog().ids().number(kind, id);
      JsonNode item = entity(kind, number, admitted.now());
      if (item == null) {
        sights.add(admitted.nullElement(items.size()));
        items.addNull();
      } else {
        items.add(item);
      }
    }
    return new EndpointResponse(body, sights);
  }

  private EndpointResponse allNull(AdmittedCall admitted) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("chapters");
    List<Sight> sights = new ArrayList<>();
    for (int i = ids(admitted, "ids", 50).size(); i > 0; i--) {
      sights.add(admitted.nullElement(items.size()));
      items.addNull();
    }
    return new EndpointResponse(body, sights);
  }

  private @Nullable JsonNode entity(Kind kind, long number, Instant now) {
    MusicCatalog catalog = context.world().catalog();
    Podcasts podcasts = context.world().podcasts();
    return switch (kind) {
      case ARTIST ->
          number < 0 || number >= catalog.artists()
              ? null
              : context.catalog().artist(catalog.artist((int) number));
      case ALBUM -> {
        Album album = catalog.findAlbum(number, now);
        yield album == null ? null : CatalogEndpoints.album(context, album, now);
      }
      case TRACK -> {
        Track track = catalog.findTrack(number, now);
        yield track == null ? null : context.catalog().track(track);
      }
      case SHOW -> {
        Podcasts.Show show = podcasts.findShow(number);
        yield show == null ? null : context.podcasts().show(show, now);
      }
      case EPISODE -> {
        Podcasts.Episode episode = podcasts.findEpisode(number, now);
        yield episode == null ? null : context.podcasts().episode(episode, now);
      }
      case AUDIOBOOK -> {
        Podcasts.Audiobook book = podcasts.findAudiobook(number);
        yield book == null ? null : context.podcasts().audiobook(book);
      }
      case PLAYLIST -> null;
    };
  }
}
