@NullMarked
package dev.spotifylake.transform.mapping;

import org.jspecify.annotations.NullMarked;
