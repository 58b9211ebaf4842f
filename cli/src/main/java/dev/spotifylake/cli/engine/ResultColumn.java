package dev.spotifylake.cli.engine;

/// A column of a result.
///
/// @param type the engine's name of its type, such as VARCHAR
public record ResultColumn(String name, String type) {}
