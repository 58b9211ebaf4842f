/// Compaction: many small files of tables to few.
@NullMarked
package dev.spotifylake.compact;

import org.jspecify.annotations.NullMarked;
