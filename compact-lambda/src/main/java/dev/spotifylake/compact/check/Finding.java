package dev.spotifylake.compact.check;

import org.jspecify.annotations.Nullable;

/// Something that is wrong with a lake.
///
/// @param key of the object that it is about; the object need not exist
/// @param rawKey a raw object that is there, whose transform mends it; null where none does
/// @param problem what is wrong, in words that follow the key
public record Finding(FindingKind kind, String key, @Nullable String rawKey, String problem) {}
