package dev.spotifylake.simulator.truth;

import java.time.Instant;

/// A play that recently-played has shown at least once, completely delivered.
public record ShownPlay(String listener, Instant playedAt, String uri, Instant firstShownAt) {}
