/// Copies of a lake's state and configuration, inside the lake.
@NullMarked
package dev.spotifylake.compact.backup;

import org.jspecify.annotations.NullMarked;
