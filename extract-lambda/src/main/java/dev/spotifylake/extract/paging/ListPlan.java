package dev.spotifylake.extract.paging;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.token.TokenHolder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A list to read page by page.
///
/// @param pathId fills the endpoint's `{id}`
/// @param entity whose list it is, as raw names it; null for an account's own list
/// @param parameters query parameters besides `limit` and `offset` or `after`
/// @param container the field that holds the page, for responses like `{"artists":{"items":..}}`;
///   null where the response is the page
public record ListPlan(
    Source source,
    TokenHolder holder,
    Endpoint endpoint,
    @Nullable String pathId,
    @Nullable String entity,
    Map<String, String> parameters,
    @Nullable String container) {
  public ListPlan {
    parameters = Map.copyOf(parameters);
  }

  public static ListPlan ofAccount(Source source, TokenHolder holder, Endpoint endpoint) {
    return new ListPlan(source, holder, endpoint, null, null, Map.of(), null);
  }

  public static ListPlan ofEntity(Source source, TokenHolder holder, Endpoint endpoint, String id) {
    return new ListPlan(source, holder, endpoint, id, id, Map.of(), null);
  }

  public ListPlan with(Map<String, String> otherParameters) {
    return new ListPlan(source, holder, endpoint, pathId, entity, otherParameters, container);
  }

  /// Whether pages follow each other by `after` instead of `offset`.
  boolean byCursor() {
    return endpoint == Endpoint.FOLLOWED_ARTISTS;
  }

  /// For messages, such as `artist_albums of 4Z8W4fKeB5YxbusRsdQVPb`.
  public String describe() {
    return source.wireName() + (entity == null ? "" : " of " + entity);
  }
}
