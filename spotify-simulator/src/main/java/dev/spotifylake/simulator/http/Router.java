package dev.spotifylake.simulator.http;

import dev.spotifylake.simulator.json.Visibility;
import dev.spotifylake.simulator.signin.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the endpoint of a path and lets in who may see it.
final class Router {
  /// The group of a path that no endpoint has.
  static final String UNKNOWN = "unknown";

  private static final List<String> GONE =
      List.of(
          "audio-features",
          "audio-features/{id}",
          "audio-analysis/{id}",
          "recommendations",
          "recommendations/available-genre-seeds",
          "artists/{id}/related-artists",
          "browse/featured-playlists",
          "browse/categories/{id}/playlists");
  private final Visibility profile;
  private final List<Route> routes = new ArrayList<>();

  Router(EndpointContext context) {
    this.profile = context.profile();
    routes.addAll(new MeEndpoints(context).routes());
    routes.addAll(new LibraryEndpoints(context).routes());
    routes.addAll(new PlaylistEndpoints(context).routes());
    routes.addAll(new CatalogEndpoints(context).routes());
    routes.addAll(new BatchEndpoints(context).routes());
    routes.addAll(new PodcastEndpoints(context).routes());
    routes.add(new SearchEndpoint(context).route());
    GONE.forEach(group -> routes.add(Route.gone(group)));
  }

  /// The endpoint of a path below `/v1`, or null.
  Route.@Nullable Match find(List<String> segments) {
    if (segments.isEmpty() || !"v1".equals(segments.getFirst())) {
      return null;
    }
    List<String> below = segments.subList(1, segments.size());
    for (Route route : routes) {
      List<String> ids = route.match(below);
      if (ids != null) {
        return new Route.Match(route, ids);
      }
    }
    return null;
  }

  /// The endpoint's response, or a refusal.
  EndpointResponse response(Route.@Nullable Match match, ApiCall call, Tokens.Access access) {
    if (match == null) {
      throw new Refusal(404, "Service not found");
    }
    if (!"GET".equals(call.method())) {
      throw new Refusal(405, "Method not allowed");
    }
    Route route = match.route();
    switch (route.standing()) {
      case KEPT -> {}
      case REMOVED -> {
        if (!profile.removedToo()) {
          throw Refusal.forbidden();
        }
      }
      case GONE -> throw Refusal.forbidden();
    }
    if (route.user() && access.listener() == null) {
      throw new Refusal(401, "This request requires user authentication.");
    }
    if (route.scope() != null && !access.scopes().contains(route.scope())) {
      throw new Refusal(403, "Insufficient client scope");
    }
    return route.endpoint().response(new AdmittedCall(call, match.ids(), access.listener()));
  }
}
