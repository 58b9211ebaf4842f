/// The curated tables made again from raw, and the comparison of what they held with what they hold
/// now.
@NullMarked
package dev.spotifylake.history.replay;

import org.jspecify.annotations.NullMarked;
