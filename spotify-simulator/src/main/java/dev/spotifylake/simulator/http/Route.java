package dev.spotifylake.simulator.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One endpoint.
///
/// @param group the path below `/v1/` with ids as `{id}`: what quotas count
/// @param user whether it accepts only to a user's token
/// @param scope that the user must have granted, null for none
record Route(
    String group, Standing standing, boolean user, @Nullable String scope, Endpoint endpoint) {
  /// For whom an endpoint is still there.
  enum Standing {
    /// Every profile.
    KEPT,
    /// Legacy and extended; 403 for restricted apps.
    REMOVED,
    /// Nobody since 2024-11-27; 403.
    GONE
  }

  /// What an endpoint responses.
  @FunctionalInterface
  interface Endpoint {
    EndpointResponse response(AdmittedCall admitted);
  }

  /// A path that belongs to a route.
  record Match(Route route, List<String> ids) {}

  static Route open(String group, Endpoint endpoint) {
    return new Route(group, Standing.KEPT, false, null, endpoint);
  }

  static Route removed(String group, Endpoint endpoint) {
    return new Route(group, Standing.REMOVED, false, null, endpoint);
  }

  static Route personal(String group, @Nullable String scope, Endpoint endpoint) {
    return new Route(group, Standing.KEPT, true, scope, endpoint);
  }

  static Route removedPersonal(String group, String scope, Endpoint endpoint) {
    return new Route(group, Standing.REMOVED, true, scope, endpoint);
  }

  static Route gone(String group) {
    return new Route(
        group,
        Standing.GONE,
        false,
        null,
        admitted -> {
          throw Refusal.forbidden();
        });
  }

  /// The ids in the path if it is this route's, or null.
  @Nullable List<String> match(List<String> segments) {
    String[] parts = group.split("/", -1);
    if (parts.length != segments.size()) {
      return null;
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      if ("{id}".equals(parts[i])) {
        ids.add(segments.get(i));
      } else if (!parts[i].equals(segments.get(i))) {
        return null;
      }
    }
    return ids;
  }
}
