package dev.spotifylake.simulator.json;

/// What an app profile shows.
///
/// @param removedToo endpoints and fields that were taken away in February 2026
/// @param newSpelling playlist `items`, entry `item`
/// @param oldSpelling playlist `tracks`, entry `track`
public record Visibility(boolean removedToo, boolean newSpelling, boolean oldSpelling) {}
