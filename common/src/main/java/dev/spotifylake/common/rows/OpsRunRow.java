package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import org.jspecify.annotations.Nullable;

/// One row is one source in one run.
@LakeTable(
    position = 140,
    name = "ops_runs",
    oneRowIs = "one source in one run",
    key = {"source"},
    fedBy = {Source.RUN})
public record OpsRunRow(
    Observation observation,
    @Doc("Source that was read") String source,
    @Doc("Number of entities requested (playlists, artists, ...)") Integer entityCount,
    @Doc("HTTP calls made") Integer calls,
    @Doc("Responses with a 2xx status") Integer status2xx,
    @Doc("Responses with a 4xx status other than 429") Integer status4xx,
    @Doc("Responses with status 429") Integer status429,
    @Doc("Responses with a 5xx status and connections that broke") Integer status5xx,
    @Doc("Bytes of all responses, decompressed") Long bytes,
    @Doc("Time the source took in milliseconds") Long durationMs,
    @Doc(
            "done, done_in_part, nothing_new, cooling_down, waiting_for_login, token_dead,"
                + " premium_lapsed or failed")
        String outcome,
    @Doc("What was wrong and what to do, where something was") @Nullable String message,
    @Doc("Days until the sign-in of this account ends; 0 = ended") @Nullable Integer tokenDaysLeft)
    implements Row {}
