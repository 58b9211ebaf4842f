/// Calls with everything around them: tries, waits, budgets, cooldowns, the deadline and the count.
@NullMarked
package dev.spotifylake.extract.call;

import org.jspecify.annotations.NullMarked;
