/// Reads table files.
@NullMarked
package dev.spotifylake.compact.file;

import org.jspecify.annotations.NullMarked;
