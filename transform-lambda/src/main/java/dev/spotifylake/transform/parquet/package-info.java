/// Flat Parquet files, written without any library but the codec: what the lake needs of the format
/// and no more, so that a cold start does not load a thousand classes for it. Why, and with which
/// figures: `docs/decisions/transform-cost.md`. The names and numbers of fields are those of the
/// format's own `parquet.thrift`.
@NullMarked
package dev.spotifylake.transform.parquet;

import org.jspecify.annotations.NullMarked;
