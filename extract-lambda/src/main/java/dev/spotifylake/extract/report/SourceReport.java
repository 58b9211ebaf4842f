package dev.spotifylake.extract.report;

import dev.spotifylake.common.source.Source;
import org.jspecify.annotations.Nullable;

/// One source of one account in one run: a row of `ops_runs`.
///
/// @param account label of the account, `_app` without a user
/// @param entities things asked for: playlists, artists, ...; 1 for an account's own list
/// @param calls HTTP calls made, every try counted
/// @param status5xx answers with a 5xx status, and connections that broke
/// @param bytes of all responses, decompressed
/// @param message what was wrong and what to do; null where nothing was
/// @param tokenDaysLeft days until this account's sign-in ends, 0 = ended, null = unknown or no
///   user
public record SourceReport(
    Source source,
    String account,
    int entities,
    int calls,
    int status2xx,
    int status4xx,
    int status429,
    int status5xx,
    long bytes,
    long durationMs,
    Outcome outcome,
    @Nullable String message,
    @Nullable Integer tokenDaysLeft) {}
