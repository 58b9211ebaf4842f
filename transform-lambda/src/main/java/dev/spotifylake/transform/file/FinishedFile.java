package dev.spotifylake.transform.file;

import dev.spotifylake.common.store.ObjectContent;

/// A complete output that is not yet put.
///
/// @param key its key in the curated store
/// @param bytes its size
/// @param sha256 of its bytes, hexadecimal
public record FinishedFile(
    String key, String table, long rows, long bytes, String sha256, ObjectContent content) {}
