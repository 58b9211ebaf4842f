/// Makes the curated tables again from raw, and compares their contents before and after.
@NullMarked
package dev.spotifylake.history.replay;

import org.jspecify.annotations.NullMarked;
