package dev.spotifylake.simulator.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One HTTP call that the simulator has seen. Calls to its own controls (`/_...`) are not recorded.
///
/// @param at the simulator's clock when the call came in
/// @param host the `Host` header
/// @param path the path as sent, still percent-encoded
/// @param query the query as sent, empty if there was none
/// @param group the endpoint group that quotas count: the path below `/v1/` with ids as `{id}`
/// @param status of the response; 0 if the connection was cut before any status
/// @param who `user:<label>`, `app`, or `none` (no token, or one that is unknown or expired)
/// @param duringBan whether the group was already banned when the call came in
/// @param fault the name of the fault that decided the response, or null
public record RecordedCall(
    Instant at,
    String method,
    String host,
    String path,
    String query,
    String group,
    int status,
    String who,
    boolean duringBan,
    @Nullable String fault) {}
