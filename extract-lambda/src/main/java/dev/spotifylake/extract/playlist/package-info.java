/// Playlists: which there are, and what is in those that have changed.
@NullMarked
package dev.spotifylake.extract.playlist;

import org.jspecify.annotations.NullMarked;
