/// SQL over one lake: the seam, its results, and DuckDB for a lake in a folder.
@NullMarked
package dev.spotifylake.cli.engine;

import org.jspecify.annotations.NullMarked;
