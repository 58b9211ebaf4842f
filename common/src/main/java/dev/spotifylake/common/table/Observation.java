package dev.spotifylake.common.table;

import java.time.Instant;

/// Where a row comes from: the first four columns of every table.
///
/// @param observedAt the moment Spotify gave the answer, not the moment it was transformed
/// @param rawKey the raw object that holds the answer as it was sent
public record Observation(
    @Doc("Label of the Spotify account, fixed at its first login; `_app` = read without a user")
        String account,
    @Doc("When the answer was received (UTC)") Instant observedAt,
    @Doc("Run that fetched the answer; sorts by time") String runId,
    @Doc("Key of the raw object that holds the answer as sent") String rawKey) {}
