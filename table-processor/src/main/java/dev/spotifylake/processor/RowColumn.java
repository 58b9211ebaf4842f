package dev.spotifylake.processor;

/// A column as its record component says it.
///
/// @param type a constant of `ColumnType`
/// @param accessor what to call on the row, such as `observation().runId()`
record RowColumn(String name, String type, boolean nullable, String doc, String accessor) {}
