/// Spotify's HTTP API: one interface, its requests and its sealed replies.
@NullMarked
package dev.spotifylake.extract.api;

import org.jspecify.annotations.NullMarked;
