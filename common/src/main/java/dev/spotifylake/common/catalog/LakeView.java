package dev.spotifylake.common.catalog;

/// A view of the lake as the catalog takes it.
///
/// @param doc what one row is. For people: told to the catalog as the table's description, it would
///   take the place of the comment by which Trino knows a view.
public record LakeView(String name, String doc, AthenaView view) {}
