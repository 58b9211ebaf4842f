package dev.spotifylake.extract.call;

import dev.spotifylake.extract.report.Outcome;

/// Why a source reads no further in this run.
///
/// @param message what happened and when it goes on, in one line
public record Stop(Outcome outcome, String message) {}
