/// Asks Spotify and keeps every answer as a raw object.
@NullMarked
package dev.spotifylake.extract;

import org.jspecify.annotations.NullMarked;
