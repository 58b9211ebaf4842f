@NullMarked
package dev.spotifylake.transform.parquet;

import org.jspecify.annotations.NullMarked;
