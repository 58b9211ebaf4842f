/// Talking to Spotify: one seam, its requests and its sealed replies.
@NullMarked
package dev.spotifylake.extract.api;

import org.jspecify.annotations.NullMarked;
