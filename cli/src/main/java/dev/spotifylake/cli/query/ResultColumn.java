package dev.spotifylake.cli.query;

/// A column of an answer.
///
/// @param type the engine's name of its type, such as VARCHAR
public record ResultColumn(String name, String type) {}
