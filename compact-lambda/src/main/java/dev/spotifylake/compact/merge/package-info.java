/// Sorts, merges and reduces the rows of a table, and writes them to merged files.
@NullMarked
package dev.spotifylake.compact.merge;

import org.jspecify.annotations.NullMarked;
