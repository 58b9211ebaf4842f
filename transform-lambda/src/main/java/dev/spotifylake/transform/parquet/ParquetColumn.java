package dev.spotifylake.transform.parquet;

/// A column of a file. There is no nesting.
public record ParquetColumn(String name, ParquetType type, boolean nullable) {}
