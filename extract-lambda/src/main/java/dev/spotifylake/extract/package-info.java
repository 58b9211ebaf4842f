/// Asks Spotify and keeps every response as a raw object.
@NullMarked
package dev.spotifylake.extract;

import org.jspecify.annotations.NullMarked;
