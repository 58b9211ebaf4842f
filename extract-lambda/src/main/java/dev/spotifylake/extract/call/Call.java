package dev.spotifylake.extract.call;

import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.token.TokenHolder;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A call to make for a source.
///
/// @param pathId fills the endpoint's `{id}`
/// @param entity what raw names as the thing asked for; for most the same as the id
/// @param contextOf what raw is told beside a response; the response is an empty object where it
///   was no readable success
public record Call(
    Source source,
    TokenHolder holder,
    Endpoint endpoint,
    @Nullable String pathId,
    @Nullable String entity,
    Map<String, String> parameters,
    Function<JsonObject, RawContext> contextOf) {
  /// With a context that does not depend on the response.
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

  /// A call for one thing by its id.
  public static Call ofOne(Source source, TokenHolder holder, Endpoint endpoint, String id) {
    return new Call(source, holder, endpoint, id, id, Map.of(), RawContext.NONE);
  }
}
