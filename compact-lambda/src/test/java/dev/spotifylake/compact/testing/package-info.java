/// Lakes made of random rows, and what compaction must keep of them, worked out another way.
@NullMarked
package dev.spotifylake.compact.testing;

import org.jspecify.annotations.NullMarked;
