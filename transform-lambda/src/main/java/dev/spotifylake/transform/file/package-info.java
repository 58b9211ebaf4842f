/// Table files. Rows are written as Parquet, CSV or both, by the definition of their table.
@NullMarked
package dev.spotifylake.transform.file;

import org.jspecify.annotations.NullMarked;
