package dev.spotifylake.common.catalog;

/// A view of the lake as the catalog takes it.
///
/// @param doc what one row is. For people only: as the table's description in the catalog, it would
///   replace the comment by which Trino knows a view.
public record LakeView(String name, String doc, AthenaView view) {}
