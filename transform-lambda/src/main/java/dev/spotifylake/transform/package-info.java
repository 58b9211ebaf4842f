/// Turns raw objects into rows of the lake's tables, and rows into files.
@NullMarked
package dev.spotifylake.transform;

import org.jspecify.annotations.NullMarked;
