package dev.spotifylake.extract.call;

import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.token.TokenHolder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call to make for a source.
///
/// @param pathId fills the endpoint's `{id}`
/// @param entity what raw names as the thing asked for; for most the same as the id
public record Call(
    Source source,
    TokenHolder holder,
    Endpoint endpoint,
    @Nullable String pathId,
    @Nullable String entity,
    Map<String, String> parameters,
    RawContext context) {}
