package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.json.Shapes;
import dev.spotifylake.simulator.truth.ShownBook.Sight;
import dev.spotifylake.simulator.world.Catalogue;
import dev.spotifylake.simulator.world.Ids;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.Podcasts;
import dev.spotifylake.simulator.world.Saved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The signed-in user's library.
final class LibraryEndpoints {
  private static final String SCOPE = "user-library-read";
  private static final List<Kind> KINDS =
      List.of(Kind.TRACK, Kind.ALBUM, Kind.SHOW, Kind.EPISODE, Kind.AUDIOBOOK, Kind.ARTIST);
  private static final String FOLLOWING = "user-follow-read";
  private final Scene scene;

  LibraryEndpoints(Scene scene) {
    this.scene = scene;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Kind kind : KINDS) {
      if (kind == Kind.ARTIST) {
        continue;
      }
      String path = "me/" + kind.plural();
      routes.add(Route.personal(path, SCOPE, visit -> saved(visit, kind, path)));
      routes.add(Route.removedPersonal(path + "/contains", SCOPE, visit -> contains(visit, kind)));
    }
    routes.add(Route.personal("me/library/contains", SCOPE, this::containsUris));
    routes.add(Route.personal("me/following", FOLLOWING, this::following));
    routes.add(
        Route.removedPersonal(
            "me/following/contains", FOLLOWING, visit -> contains(visit, Kind.ARTIST)));
    return routes;
  }

  private Outcome saved(Visit visit, Kind kind, String path) {
    Page page = Page.of(visit, Page.Bounds.LIBRARY);
    List<Saved> all = scene.world().library().now(visit.user(), kind, visit.now());
    List<Sight> sights = new ArrayList<>();
    List<Saved> shown = page.cut(all);
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).withdrawn()) {
        sights.add(visit.nullElement(i));
      }
    }
    return new Outcome(page.render(visit, path, all, saved -> element(saved, visit.now())), sights);
  }

  private JsonNode element(Saved saved, Instant now) {
    if (saved.withdrawn()) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode value = value(saved, now);
    if (saved.kind() == Kind.AUDIOBOOK) {
      return value;
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("added_at", saved.addedAt().toString());
    node.set(saved.kind().word(), value);
    return node;
  }

  private ObjectNode value(Saved saved, Instant now) {
    Catalogue catalogue = scene.world().catalogue();
    Podcasts podcasts = scene.world().podcasts();
    return switch (saved.kind()) {
      case TRACK -> scene.catalogue().track(catalogue.track(saved.item()));
      case ALBUM -> CatalogueEndpoints.album(scene, catalogue.album(saved.item()), now);
      case ARTIST -> scene.catalogue().artist(catalogue.artist((int) saved.item()));
      case SHOW -> scene.podcasts().show(podcasts.show((int) saved.item()), now);
      case EPISODE -> scene.podcasts().episode(podcasts.episode(saved.item()), now);
      case AUDIOBOOK -> scene.podcasts().audiobook(podcasts.audiobook((int) saved.item()));
      case PLAYLIST -> throw new IllegalArgumentException("playlists are not kept in the library");
    };
  }

  private Outcome following(Visit visit) {
    if (!"artist".equals(visit.parameter("type"))) {
      throw Refusal.badRequest("Invalid type, only artist is supported");
    }
    int limit = Page.of(visit, Page.Bounds.LIBRARY).limit();
    Ids ids = scene.world().catalogue().ids();
    String after = visit.parameter("after");
    List<Saved> all =
        scene.world().library().now(visit.user(), Kind.ARTIST, visit.now()).stream()
            .sorted(Comparator.comparing(saved -> ids.id(Kind.ARTIST, saved.item())))
            .toList();
    List<Saved> rest =
        all.stream()
            .filter(
                saved -> after == null || ids.id(Kind.ARTIST, saved.item()).compareTo(after) > 0)
            .toList();
    List<Saved> shown = rest.subList(0, Math.min(limit, rest.size()));
    boolean more = rest.size() > shown.size();
    String last = more ? ids.id(Kind.ARTIST, shown.getLast().item()) : null;
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode node = body.putObject("artists");
    String href = Shapes.API + "/me/following?type=artist&limit=" + limit;
    node.put("href", href);
    ArrayNode items = node.putArray("items");
    shown.forEach(saved -> items.add(value(saved, visit.now())));
    node.put("limit", limit);
    node.put("next", last == null ? null : href + "&after=" + last);
    node.putObject("cursors").put("after", last);
    node.put("total", all.size());
    return Outcome.of(body);
  }

  private Outcome contains(Visit visit, Kind kind) {
    ArrayNode response = JsonNodeFactory.instance.arrayNode();
    List<Saved> there = scene.world().library().now(visit.user(), kind, visit.now());
    for (String id : BatchEndpoints.ids(visit, "ids", 50)) {
      long number = scene.world().catalogue().ids().number(kind, id);
      response.add(there.stream().anyMatch(saved -> saved.item() == number));
    }
    return Outcome.of(response);
  }

  private Outcome containsUris(Visit visit) {
    ArrayNode response = JsonNodeFactory.instance.arrayNode();
    Ids ids = scene.world().catalogue().ids();
    for (String uri : BatchEndpoints.ids(visit, "uris", 40)) {
      boolean found = false;
      for (Kind kind : KINDS) {
        found |=
            scene.world().library().now(visit.user(), kind, visit.now()).stream()
                .anyMatch(saved -> ids.uri(kind, saved.item()).equals(uri));
      }
      response.add(found);
    }
    return Outcome.of(response);
  }
}
