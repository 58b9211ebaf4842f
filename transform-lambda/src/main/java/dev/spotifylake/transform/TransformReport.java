package dev.spotifylake.transform;

import java.util.List;
import java.util.SortedMap;

/// What became of one raw object. `elements` = rows of the primary table + `rejects` +
/// `alreadyStored`; the transformer has checked that before this report exists.
///
/// @param rawKey the object that was read
/// @param rows rows written, by table; a table without rows is absent
/// @param outputs keys that now hold the object's rows, sorted
/// @param deleted keys of an earlier transform that are made no more, sorted
public record TransformReport(
    String rawKey,
    long elements,
    SortedMap<String, Long> rows,
    long rejects,
    long alreadyStored,
    List<String> outputs,
    List<String> deleted) {}
