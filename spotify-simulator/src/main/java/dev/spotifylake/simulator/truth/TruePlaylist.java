package dev.spotifylake.simulator.truth;

/// A playlist as it stands now.
public record TruePlaylist(
    String id,
    String ownerId,
    String name,
    boolean isPublic,
    boolean collaborative,
    boolean spotifyOwned,
    String snapshotId,
    int total) {}
