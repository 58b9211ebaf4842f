package dev.spotifylake.extract.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.token.TokenHolder;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A call to make for a source.
///
/// @param pathId fills the endpoint's `{id}`
/// @param entity the entity that raw names for the response; mostly the same as the id
/// @param contextOf makes the raw context of a response from its body; the body is an empty object
///   where the response was no readable success
public record Call(
    Source source,
    TokenHolder holder,
    Endpoint endpoint,
    @Nullable String pathId,
    @Nullable String entity,
    Map<String, String> parameters,
    Function<ObjectNode, RawContext> contextOf) {
  /// A call whose context does not depend on the response.
  public Call(
      Source source,
      TokenHolder holder,
      Endpoint endpoint,
      @Nullable String pathId,
      @Nullable String entity,
      Map<String, String> parameters,
      RawContext context) {
    this(source, holder, endpoint, pathId, entity, parameters, response -> context);
  }

  /// A call for one entity by its id.
  public static Call ofEntity(Source source, TokenHolder holder, Endpoint endpoint, String id) {
    return new Call(source, holder, endpoint, id, id, Map.of(), RawContext.NONE);
  }
}
