package dev.spotifylake.cli.doctor;

import dev.spotifylake.extract.api.Endpoint;
import org.jspecify.annotations.Nullable;

/// The result of calling one endpoint.
///
/// @param account whose token was used; null for the app's token, or none
/// @param summary of the result in a few words, for the table
/// @param budgetLeft calls left in the 24 hours up to now
record EndpointCheck(
    Endpoint endpoint, @Nullable String account, Result result, String summary, int budgetLeft) {
  enum Result {
    READABLE,
    /// Refused, as for every app made since 2026. Nothing can be done.
    NOT_FOR_THIS_APP,
    /// Refused without such a reason.
    REFUSED,
    /// The sign-in has ended.
    SIGNED_OUT,
    /// There was no token, for a temporary reason.
    NO_TOKEN,
    /// Spotify or the network has a problem, or a ban is active.
    NOT_NOW,
    /// Not called, because no token or no id is known for it.
    NOT_CALLED
  }
}
