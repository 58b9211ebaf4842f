package dev.spotifylake.cli.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.cli.doctor.EndpointCheck.Result;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.extract.SpotifyProbe;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.client.StopReason;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls each endpoint once; an endpoint that needs a user, once for each user.
final class EndpointChecks {
  private final SpotifyProbe probe;
  private final List<TokenHolder.User> users;
  private final @Nullable TokenHolder anybody;
  private final EntityIds ids;
  private @Nullable ObjectNode playlist;

  /// @param users who have signed in
  /// @param anybody whose token reads what needs no user; null where there is none
  /// @param ids the ids to call endpoints with
  EndpointChecks(
      SpotifyProbe probe,
      List<TokenHolder.User> users,
      @Nullable TokenHolder anybody,
      EntityIds ids) {
    this.probe = probe;
    this.users = List.copyOf(users);
    this.anybody = anybody;
    this.ids = ids;
  }

  List<EndpointCheck> all() throws IOException {
    List<EndpointCheck> checks = new ArrayList<>();
    for (Endpoint endpoint : Endpoint.values()) {
      if (!endpoint.needsUser()) {
        checks.add(withoutUser(endpoint));
      } else if (users.isEmpty()) {
        checks.add(notCalled(endpoint, null, "nobody has signed in"));
      } else {
        for (TokenHolder.User user : users) {
          checks.add(forUser(endpoint, user));
        }
      }
    }
    return checks;
  }

  /// The app's profile, which the fields of a user's own playlist show; null where none was read.
  @Nullable String profile() {
    ObjectNode read = playlist;
    if (read == null) {
      return null;
    }
    boolean items = JsonFields.object(read, "items") != null;
    boolean tracks = JsonFields.object(read, "tracks") != null;
    if (!items && !tracks) {
      return null;
    }
    return items && tracks ? "legacy" : items ? "restricted" : "extended";
  }

  private EndpointCheck forUser(Endpoint endpoint, TokenHolder.User user) throws IOException {
    if (!endpoint.hasEntity()) {
      return call(endpoint, user, null);
    }
    String id = ids.ownPlaylist(user.account());
    return id == null
        ? notCalled(endpoint, user, "this account owns no playlist that is known")
        : call(endpoint, user, id);
  }

  private EndpointCheck withoutUser(Endpoint endpoint) throws IOException {
    // Spotify shows a playlist's items to its owner only, and they reveal the profile.
    String owner = endpoint == Endpoint.PLAYLIST ? ids.anyOwner() : null;
    TokenHolder holder = owner == null ? anybody : new TokenHolder.User(owner);
    if (holder == null) {
      return notCalled(endpoint, null, "nobody has signed in");
    }
    String id = endpoint.hasEntity() ? ids.idFor(endpoint) : null;
    return endpoint.hasEntity() && id == null
        ? notCalled(endpoint, holder, "no id is known for it")
        : call(endpoint, holder, id);
  }

  private EndpointCheck call(Endpoint endpoint, TokenHolder holder, @Nullable String id)
      throws IOException {
    if (!probe.mayCall(endpoint)) {
      return checked(
          endpoint,
          holder,
          Result.NOT_FOR_THIS_APP,
          "refused in the last 7 days, so not called again yet");
    }
    return switch (probe.call(holder, endpoint, id, parameters(endpoint))) {
      case FetchResult.Document(ObjectNode body, var _) -> {
        if (endpoint == Endpoint.PLAYLIST) {
          playlist = body;
        }
        ids.learnFrom(endpoint, account(holder), body);
        yield checked(endpoint, holder, Result.READABLE, "readable");
      }
      case FetchResult.Refused refusal ->
          checked(
              endpoint,
              holder,
              refusal.status() == 403 && endpoint.isLegacy()
                  ? Result.NOT_FOR_THIS_APP
                  : Result.REFUSED,
              refusal.describe());
      case FetchResult.Unavailable(String message) ->
          checked(endpoint, holder, Result.NOT_NOW, message);
      case FetchResult.Stopped(StopReason stop) ->
          checked(endpoint, holder, stopped(stop.outcome()), stop.message());
    };
  }

  private static Result stopped(Outcome outcome) {
    return switch (outcome) {
      case TOKEN_DEAD -> Result.SIGNED_OUT;
      case FAILED -> Result.NO_TOKEN;
      case DONE, DONE_IN_PART, NOTHING_NEW, COOLING_DOWN, WAITING_FOR_LOGIN, PREMIUM_LAPSED ->
          Result.NOT_NOW;
    };
  }

  private EndpointCheck notCalled(Endpoint endpoint, @Nullable TokenHolder holder, String why) {
    return checked(endpoint, holder, Result.NOT_CALLED, why);
  }

  private EndpointCheck checked(
      Endpoint endpoint, @Nullable TokenHolder holder, Result result, String summary) {
    return new EndpointCheck(
        endpoint, account(holder), result, summary, probe.budgetLeft(endpoint));
  }

  private static @Nullable String account(@Nullable TokenHolder holder) {
    return holder instanceof TokenHolder.User(String account) ? account : null;
  }

  private static Map<String, String> parameters(Endpoint endpoint) {
    return switch (endpoint) {
      case FOLLOWED_ARTISTS -> Map.of("type", "artist", "limit", "1");
      case ME, PLAYLIST, ARTIST, ALBUM, TRACK, ARTIST_TOP_TRACKS -> Map.of();
      // The first 50 likely hold a playlist of the user's own.
      case MY_PLAYLISTS -> Map.of("limit", "50");
      default -> Map.of("limit", "1");
    };
  }
}
