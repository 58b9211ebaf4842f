package dev.spotifylake.cli.doctor;

import dev.spotifylake.extract.api.Endpoint;
import org.jspecify.annotations.Nullable;

/// How one endpoint answered.
///
/// @param account who asked; null where it was the app, or nobody
/// @param said in a few words, for the table
/// @param budgetLeft calls left in the 24 hours up to now
record EndpointCheck(
    Endpoint endpoint, @Nullable String account, Result result, String said, int budgetLeft) {
  enum Result {
    READABLE,
    /// Refused as it is to every app made since 2026: nothing to mend.
    NOT_FOR_THIS_APP,
    /// Refused where it should not be.
    REFUSED,
    /// Nobody is signed in for it any more.
    SIGNED_OUT,
    /// There was no token to ask with, for a reason that passes.
    NO_TOKEN,
    /// Spotify or the network is in trouble, or a ban holds.
    NOT_NOW,
    /// There was nothing to ask for.
    NOT_ASKED
  }
}
