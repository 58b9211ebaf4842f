@NullMarked
package dev.spotifylake.compact.merge;

import org.jspecify.annotations.NullMarked;
