package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.token.TokenHolder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A list to read page by page.
///
/// @param pathId fills the endpoint's `{id}`
/// @param entity whose list it is, for raw
/// @param parameters besides `limit` and `offset` or `after`
/// @param container the field that holds the page, for responses like `{"artists":{"items":..}}`;
///   null where the response is the page
record ListPlan(
    Source source,
    TokenHolder holder,
    Endpoint endpoint,
    @Nullable String pathId,
    @Nullable String entity,
    Map<String, String> parameters,
    @Nullable String container) {
  ListPlan {
    parameters = Map.copyOf(parameters);
  }

  static ListPlan ofAccount(Source source, TokenHolder holder, Endpoint endpoint) {
    return new ListPlan(source, holder, endpoint, null, null, Map.of(), null);
  }

  static ListPlan ofEntity(Source source, TokenHolder holder, Endpoint endpoint, String id) {
    return new ListPlan(source, holder, endpoint, id, id, Map.of(), null);
  }

  ListPlan with(Map<String, String> more) {
    return new ListPlan(source, holder, endpoint, pathId, entity, more, container);
  }

  boolean byCursor() {
    return endpoint == Endpoint.FOLLOWED_ARTISTS;
  }

  /// For messages, such as `artist_albums of 4Z8W4fKeB5YxbusRsdQVPb`.
  String describe() {
    return source.wireName() + (entity == null ? "" : " of " + entity);
  }
}
