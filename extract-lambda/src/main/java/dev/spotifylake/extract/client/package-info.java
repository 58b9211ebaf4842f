/// The Spotify client: every call with its budget, its retries and its statistics.
@NullMarked
package dev.spotifylake.extract.client;

import org.jspecify.annotations.NullMarked;
