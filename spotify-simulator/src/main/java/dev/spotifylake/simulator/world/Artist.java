package dev.spotifylake.simulator.world;

import java.util.List;

/// An artist of the catalog.
///
/// @param popularity 0 to 100
/// @param oddity what is unusual about its responses
public record Artist(
    int number,
    String id,
    String name,
    List<String> genres,
    int popularity,
    int followers,
    Oddity oddity) {}
