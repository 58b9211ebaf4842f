/// Single questions to Spotify, outside a run but within the same limits.
@NullMarked
package dev.spotifylake.extract.probe;

import org.jspecify.annotations.NullMarked;
