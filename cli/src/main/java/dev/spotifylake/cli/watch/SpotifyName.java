package dev.spotifylake.cli.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.location.CredentialsInUse;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.watchlist.WatchKind;
import dev.spotifylake.extract.SpotifyProbe;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The name of an entity on Spotify, so that the user sees whether it is the right one.
///
/// @param notice one line on what cannot be read of the entity; null if all can
record SpotifyName(String name, @Nullable String notice) {

  /// Reads the name with one call.
  ///
  /// @throws LakeException where Spotify does not have the entity, or cannot be called
  static SpotifyName read(LakeLocation location, CliContext context, WatchListEntry entry)
      throws IOException {
    CredentialsInUse credentials = location.credentials();
    TokenHolder holder = holder(credentials.credentials(), location);
    try (SpotifyProbe probe = SpotifyProbe.open(location.setup(context, credentials))) {
      return switch (probe.call(holder, endpoint(entry.kind()), entry.id(), Map.of())) {
        case FetchResult.Document(ObjectNode entity, var _) -> of(entry, entity);
        case FetchResult.Refused refusal ->
            throw new LakeException(
                "Spotify does not show %s (%s); it is deleted, private or Spotify's own, so it was not added"
                    .formatted(entry, refusal.describe()));
        case FetchResult.Unavailable(String message) -> throw new LakeException(message);
        case FetchResult.Stopped(var stop) -> throw new LakeException(stop.message());
      };
    }
  }

  private static SpotifyName of(WatchListEntry entry, ObjectNode entity) {
    String name = JsonFields.text(entity, "name");
    boolean withoutItems =
        entry.kind() == WatchKind.PLAYLIST
            && JsonFields.object(entity, "items") == null
            && JsonFields.object(entity, "tracks") == null;
    return new SpotifyName(
        name == null || name.isBlank() ? "(without a name)" : name,
        withoutItems
            ? "Spotify shows this app only its name and version, because it shows a playlist's"
                + " items to the owner only"
            : null);
  }

  /// The app itself where it has a secret; otherwise an account that has signed in.
  private static TokenHolder holder(@Nullable Credentials credentials, LakeLocation location) {
    if (credentials == null) {
      throw new LakeException(
          "no app is configured, so Spotify cannot be called; run: "
              + location.command("login")
              + " --client-id ID");
    }
    if (credentials.clientSecret() != null) {
      return new TokenHolder.App();
    }
    if (credentials.accounts().isEmpty()) {
      throw new LakeException(
          "nobody has signed in and there is no client secret, so Spotify cannot be called; run: "
              + location.command("login"));
    }
    return new TokenHolder.User(credentials.accounts().firstKey());
  }

  private static Endpoint endpoint(WatchKind kind) {
    return switch (kind) {
      case ARTIST -> Endpoint.ARTIST;
      case PLAYLIST -> Endpoint.PLAYLIST;
      case ALBUM -> Endpoint.ALBUM;
      case TRACK -> Endpoint.TRACK;
    };
  }
}
