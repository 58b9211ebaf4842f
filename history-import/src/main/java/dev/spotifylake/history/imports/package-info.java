/// Imports of Spotify's exports and of saved responses: reduced, put into raw, and transformed.
@NullMarked
package dev.spotifylake.history.imports;

import org.jspecify.annotations.NullMarked;
