package dev.spotifylake.extract.report;

import dev.spotifylake.common.rows.OpsRunRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Observation;
import org.jspecify.annotations.Nullable;

/// One source of one account in one run: a row of `ops_runs`.
///
/// @param account label of the account, `_app` without a user
/// @param entities number of playlists, artists and so on; 1 for an account's own list
/// @param calls number of HTTP calls, each try counted
/// @param status5xx responses with a 5xx status, and broken connections
/// @param bytes size of all responses, decompressed
/// @param message one line on what failed and what to do; null where nothing failed
/// @param tokenDaysLeft days until the account's sign-in ends; 0 where it has ended; null where it
///   is unknown or there is no user
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
    @Nullable Integer tokenDaysLeft) {
  /// As a row of `ops_runs`.
  public OpsRunRow row(Observation observation) {
    return new OpsRunRow(
        observation,
        source.wireName(),
        entities,
        calls,
        status2xx,
        status4xx,
        status429,
        status5xx,
        bytes,
        durationMs,
        outcome.wireName(),
        message,
        tokenDaysLeft);
  }
}
