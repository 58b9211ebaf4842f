@NullMarked
package dev.spotifylake.transform.lambda;

import org.jspecify.annotations.NullMarked;
