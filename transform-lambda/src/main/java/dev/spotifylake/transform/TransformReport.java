package dev.spotifylake.transform;

import java.util.List;
import java.util.SortedMap;

/// The result of one transform. `elements` = rows of the primary tables + `rejects` +
/// `alreadyStored`: the transformer has checked it.
///
/// @param rawKey the object that was read
/// @param rows rows written, by table; a table without rows is absent
/// @param outputs keys that now hold the object's rows, sorted
/// @param deleted keys of obsolete outputs of an earlier transform, sorted
public record TransformReport(
    String rawKey,
    long elements,
    SortedMap<String, Long> rows,
    long rejects,
    long alreadyStored,
    List<String> outputs,
    List<String> deleted) {}
