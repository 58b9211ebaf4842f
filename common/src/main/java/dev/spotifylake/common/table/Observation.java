package dev.spotifylake.common.table;

import java.time.Instant;

/// Where a row comes from: the first four columns of every table.
///
/// @param observedAt the moment Spotify gave the response, not the moment it was transformed
/// @param rawKey the raw object that holds the response as it was sent
public record Observation(
    @Doc("Label of the Spotify account, fixed at its first login; `_app` = read without a user")
        String account,
    @Doc("When the response was received (UTC)") Instant observedAt,
    @Doc("Id of the run or import; ids of runs sort by time") String runId,
    @Doc("Key of the raw object that holds the response as sent") String rawKey) {}
