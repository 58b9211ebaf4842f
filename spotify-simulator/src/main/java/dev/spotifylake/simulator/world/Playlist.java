package dev.spotifylake.simulator.world;

import java.time.Instant;
import java.util.Set;

/// A playlist of the world.
///
/// @param collaborators Spotify ids of those who may edit it besides its owner
/// @param spotifyOwned ids `37i9dQ...`: listed, but every read of one responses 404
/// @param createdAt it does not exist before
public record Playlist(
    String id,
    String ownerId,
    String ownerName,
    boolean isPublic,
    boolean collaborative,
    Set<String> collaborators,
    boolean spotifyOwned,
    Instant createdAt,
    int followers) {
  public Playlist {
    collaborators = Set.copyOf(collaborators);
  }

  public String uri() {
    return "spotify:playlist:" + id;
  }

  /// Whether a restricted app shows this user the playlist's contents.
  public boolean ownOrCollaborating(String spotifyId) {
    return ownerId.equals(spotifyId) || collaborators.contains(spotifyId);
  }
}
