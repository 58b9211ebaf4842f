@NullMarked
package dev.spotifylake.compact.lambda;

import org.jspecify.annotations.NullMarked;
