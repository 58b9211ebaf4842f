package dev.spotifylake.common.store;

/// An object as a listing shows it.
///
/// @param size in bytes
public record ObjectEntry(String key, long size) {}
