@NullMarked
package dev.spotifylake.compact.backup;

import org.jspecify.annotations.NullMarked;
