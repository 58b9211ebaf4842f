@NullMarked
package dev.spotifylake.history.imports;

import org.jspecify.annotations.NullMarked;
