package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.json.Shapes;
import dev.spotifylake.simulator.truth.ShownItems.Sight;
import dev.spotifylake.simulator.world.Ids;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.MusicCatalog;
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
  private final EndpointContext context;

  LibraryEndpoints(EndpointContext context) {
    this.context = context;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Kind kind : KINDS) {
      if (kind == Kind.ARTIST) {
        continue;
      }
      String path = "me/" + kind.plural();
      routes.add(Route.personal(path, SCOPE, admitted -> saved(admitted, kind, path)));
      routes.add(
          Route.removedPersonal(path + "/contains", SCOPE, admitted -> contains(admitted, kind)));
    }
    routes.add(Route.personal("me/library/contains", SCOPE, this::containsUris));
    routes.add(Route.personal("me/following", FOLLOWING, this::following));
    routes.add(
        Route.removedPersonal(
            "me/following/contains", FOLLOWING, admitted -> contains(admitted, Kind.ARTIST)));
    return routes;
  }

  private EndpointResponse saved(AdmittedCall admitted, Kind kind, String path) {
    Page page = Page.of(admitted, Page.Bounds.LIBRARY);
    List<Saved> all = context.world().library().now(admitted.user(), kind, admitted.now());
    List<Sight> sights = new ArrayList<>();
    List<Saved> shown = page.cut(all);
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).withdrawn()) {
        sights.add(admitted.nullElement(i));
      }
    }
    return new EndpointResponse(
        page.render(admitted, path, all, saved -> element(saved, admitted.now())), sights);
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
    MusicCatalog catalog = context.world().catalog();
    Podcasts podcasts = context.world().podcasts();
    return switch (saved.kind()) {
      case TRACK -> context.catalog().track(catalog.track(saved.item()));
      case ALBUM -> CatalogEndpoints.album(context, catalog.album(saved.item()), now);
      case ARTIST -> context.catalog().artist(catalog.artist((int) saved.item()));
      case SHOW -> context.podcasts().show(podcasts.show((int) saved.item()), now);
      case EPISODE -> context.podcasts().episode(podcasts.episode(saved.item()), now);
      case AUDIOBOOK -> context.podcasts().audiobook(podcasts.audiobook((int) saved.item()));
      case PLAYLIST -> throw new IllegalArgumentException("playlists are not kept in the library");
    };
  }

  private EndpointResponse following(AdmittedCall admitted) {
    if (!"artist".equals(admitted.parameter("type"))) {
      throw Refusal.badRequest("Invalid type, only artist is supported");
    }
    int limit = Page.of(admitted, Page.Bounds.LIBRARY).limit();
    Ids ids = context.world().catalog().ids();
    String after = admitted.parameter("after");
    List<Saved> all =
        context.world().library().now(admitted.user(), Kind.ARTIST, admitted.now()).stream()
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
    shown.forEach(saved -> items.add(value(saved, admitted.now())));
    node.put("limit", limit);
    node.put("next", last == null ? null : href + "&after=" + last);
    node.putObject("cursors").put("after", last);
    node.put("total", all.size());
    return EndpointResponse.of(body);
  }

  private EndpointResponse contains(AdmittedCall admitted, Kind kind) {
    ArrayNode response = JsonNodeFactory.instance.arrayNode();
    List<Saved> there = context.world().library().now(admitted.user(), kind, admitted.now());
    for (String id : BatchEndpoints.ids(admitted, "ids", 50)) {
      long number = context.world().catalog().ids().number(kind, id);
      response.add(there.stream().anyMatch(saved -> saved.item() == number));
    }
    return EndpointResponse.of(response);
  }

  private EndpointResponse containsUris(AdmittedCall admitted) {
    ArrayNode response = JsonNodeFactory.instance.arrayNode();
    Ids ids = context.world().catalog().ids();
    for (String uri : BatchEndpoints.ids(admitted, "uris", 40)) {
      boolean found = false;
      for (Kind kind : KINDS) {
        found |=
            context.world().library().now(admitted.user(), kind, admitted.now()).stream()
                .anyMatch(saved -> ids.uri(kind, saved.item()).equals(uri));
      }
      response.add(found);
    }
    return EndpointResponse.of(response);
  }
}
