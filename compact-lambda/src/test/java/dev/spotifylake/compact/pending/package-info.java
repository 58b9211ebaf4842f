@NullMarked
package dev.spotifylake.compact.pending;

import org.jspecify.annotations.NullMarked;
