/// The extractor: reads what is due from Spotify, and stores every response as a raw object.
@NullMarked
package dev.spotifylake.extract;

import org.jspecify.annotations.NullMarked;
