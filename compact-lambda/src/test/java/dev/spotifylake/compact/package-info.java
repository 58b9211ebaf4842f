@NullMarked
package dev.spotifylake.compact;

import org.jspecify.annotations.NullMarked;
