/// The Spotify client: calls with tries, waits, budgets, cooldowns, the deadline and the count.
@NullMarked
package dev.spotifylake.extract.call;

import org.jspecify.annotations.NullMarked;
