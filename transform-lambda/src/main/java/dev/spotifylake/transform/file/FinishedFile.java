package dev.spotifylake.transform.file;

import dev.spotifylake.common.store.ObjectContent;

/// A complete output, not yet put.
///
/// @param key where it belongs in the curated store
/// @param sha256 of its bytes, hexadecimal
public record FinishedFile(
    String key, String table, long rows, String sha256, ObjectContent content) {}
