@NullMarked
package dev.spotifylake.extract;

import org.jspecify.annotations.NullMarked;
