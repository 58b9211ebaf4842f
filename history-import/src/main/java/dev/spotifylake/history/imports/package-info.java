/// Spotify's exports and saved responses on their way into the lake: reduced, put into raw, and
/// transformed.
@NullMarked
package dev.spotifylake.history.imports;

import org.jspecify.annotations.NullMarked;
