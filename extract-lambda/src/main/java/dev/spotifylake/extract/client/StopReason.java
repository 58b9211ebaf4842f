package dev.spotifylake.extract.client;

import dev.spotifylake.extract.report.Outcome;

/// Why a source makes no further calls in this run.
///
/// @param message one line: what happened, and when reading continues
public record StopReason(Outcome outcome, String message) {}
