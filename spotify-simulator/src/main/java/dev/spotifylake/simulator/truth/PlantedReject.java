package dev.spotifylake.simulator.truth;

import java.time.Instant;

/// Something unusable that the API has shown, completely delivered in a 2xx response. A correct
/// transformer makes exactly one reject of it.
///
/// Counted are null elements of the response's own list, not those of a page embedded in a single
/// object (`playlists/{id}`): there the object is the one element.
///
/// @param listener label of the user whose token was used; `app` for a token without a user
/// @param path as called, below `/v1/`, such as `me/playlists`
/// @param query as called
/// @param at the simulator's clock
/// @param position index in the response's list; 0 for a whole body
/// @param reason `null_element`, `truncated` or `not_json`
public record PlantedReject(
    String listener, String path, String query, Instant at, int position, String reason) {}
