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

/// What Spotify calls a thing, asked once, so that a person sees that it is the right one.
///
/// @param notice one line on what cannot be read of it; null if nothing
record NameOnSpotify(String name, @Nullable String notice) {

  /// @throws LakeException where Spotify does not have it, or cannot be asked
  static NameOnSpotify ask(LakeLocation place, CliContext context, WatchListEntry entry)
      throws IOException {
    CredentialsInUse credentials = place.credentials();
    TokenHolder holder = holder(credentials.credentials(), place);
    try (SpotifyProbe probe = SpotifyProbe.open(place.setup(context, credentials))) {
      return switch (probe.call(holder, endpoint(entry.kind()), entry.id(), Map.of())) {
        case FetchResult.Document(ObjectNode thing, var _) -> of(entry, thing);
        case FetchResult.Refused refusal ->
            throw new LakeException(
                "%s: Spotify answered %s; it is deleted, private or Spotify's own, so it is not followed"
                    .formatted(entry, refusal.describe()));
        case FetchResult.Unavailable(String message) -> throw new LakeException(message);
        case FetchResult.Stopped(var stop) -> throw new LakeException(stop.message());
      };
    }
  }

  private static NameOnSpotify of(WatchListEntry entry, ObjectNode thing) {
    String name = JsonFields.text(thing, "name");
    boolean closed =
        entry.kind() == WatchKind.PLAYLIST
            && JsonFields.object(thing, "items") == null
            && JsonFields.object(thing, "tracks") == null;
    return new NameOnSpotify(
        name == null || name.isBlank() ? "(without a name)" : name,
        closed
            ? "Spotify shows this app no contents of it, only its name and version: they are for"
                + " its owner's app alone"
            : null);
  }

  /// The app itself where it has a secret; else somebody who signed in.
  private static TokenHolder holder(@Nullable Credentials credentials, LakeLocation place) {
    if (credentials == null) {
      throw new LakeException(
          "no app is named, so Spotify cannot be asked; run: "
              + place.command("login")
              + " --client-id ID");
    }
    if (credentials.clientSecret() != null) {
      return new TokenHolder.App();
    }
    if (credentials.accounts().isEmpty()) {
      throw new LakeException(
          "nobody has signed in and there is no client secret, so Spotify cannot be asked; run: "
              + place.command("login"));
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
