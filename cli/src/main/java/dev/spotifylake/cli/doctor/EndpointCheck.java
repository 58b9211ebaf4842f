package dev.spotifylake.cli.doctor;

import dev.spotifylake.extract.api.Endpoint;

/// How one endpoint answered.
///
/// @param said in a few words, for the table
/// @param budgetLeft calls left in the 24 hours up to now
record EndpointCheck(Endpoint endpoint, Result result, String said, int budgetLeft) {
  enum Result {
    READABLE,
    /// Refused as it is to every app made since 2026: nothing to mend.
    NOT_FOR_THIS_APP,
    /// Refused where it should not be.
    REFUSED,
    /// Spotify or the network is in trouble, or a ban holds.
    NOT_NOW,
    /// There was nothing to ask for.
    NOT_ASKED
  }
}
