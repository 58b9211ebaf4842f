@NullMarked
package dev.spotifylake.transform;

import org.jspecify.annotations.NullMarked;
