/// Table files: the same rows as Parquet or CSV, both from the one definition of their table.
@NullMarked
package dev.spotifylake.transform.file;

import org.jspecify.annotations.NullMarked;
