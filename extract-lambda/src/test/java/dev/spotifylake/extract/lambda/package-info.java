@NullMarked
package dev.spotifylake.extract.lambda;

import org.jspecify.annotations.NullMarked;
