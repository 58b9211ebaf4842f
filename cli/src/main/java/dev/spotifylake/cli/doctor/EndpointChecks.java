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

/// Asks each endpoint once: what is a person's, once for each person.
final class EndpointChecks {
  private final SpotifyProbe probe;
  private final List<TokenHolder.User> users;
  private final @Nullable TokenHolder catalogue;
  private final KnownEntities known;
  private @Nullable ObjectNode playlist;

  /// @param users who is signed in
  /// @param catalogue whose token reads what needs no user; null where there is none
  EndpointChecks(
      SpotifyProbe probe,
      List<TokenHolder.User> users,
      @Nullable TokenHolder catalogue,
      KnownEntities known) {
    this.probe = probe;
    this.users = List.copyOf(users);
    this.catalogue = catalogue;
    this.known = known;
  }

  List<EndpointCheck> all() throws IOException {
    List<EndpointCheck> checks = new ArrayList<>();
    for (Endpoint endpoint : Endpoint.values()) {
      if (!endpoint.needsUser()) {
        checks.add(ofAnybody(endpoint));
      } else if (users.isEmpty()) {
        checks.add(notAsked(endpoint, null, "nobody has signed in"));
      } else {
        for (TokenHolder.User user : users) {
          checks.add(ofPerson(endpoint, user));
        }
      }
    }
    return checks;
  }

  /// The app's profile by what a playlist of one's own looks like; null where none was seen.
  @Nullable String profile() {
    ObjectNode seen = playlist;
    if (seen == null) {
      return null;
    }
    boolean items = JsonFields.object(seen, "items") != null;
    boolean tracks = JsonFields.object(seen, "tracks") != null;
    if (!items && !tracks) {
      return null;
    }
    return items && tracks ? "legacy" : items ? "restricted" : "extended";
  }

  private EndpointCheck ofPerson(Endpoint endpoint, TokenHolder.User user) throws IOException {
    if (!endpoint.hasEntity()) {
      return ask(endpoint, user, null);
    }
    String id = known.ownPlaylist(user.account());
    return id == null
        ? notAsked(endpoint, user, "no playlist of their own is known")
        : ask(endpoint, user, id);
  }

  private EndpointCheck ofAnybody(Endpoint endpoint) throws IOException {
    // Only its owner is shown what is in a playlist, which tells the profile.
    String owner = endpoint == Endpoint.PLAYLIST ? known.anyOwner() : null;
    TokenHolder holder = owner == null ? catalogue : new TokenHolder.User(owner);
    if (holder == null) {
      return notAsked(endpoint, null, "nobody has signed in");
    }
    String id = endpoint.hasEntity() ? known.idFor(endpoint) : null;
    return endpoint.hasEntity() && id == null
        ? notAsked(endpoint, holder, "nothing known to ask for")
        : ask(endpoint, holder, id);
  }

  private EndpointCheck ask(Endpoint endpoint, TokenHolder holder, @Nullable String id)
      throws IOException {
    if (!probe.mayCall(endpoint)) {
      return checked(
          endpoint,
          holder,
          Result.NOT_FOR_THIS_APP,
          "refused within the last 7 days, not asked again yet");
    }
    return switch (probe.call(holder, endpoint, id, parameters(endpoint))) {
      case FetchResult.Document(ObjectNode body, var _) -> {
        if (endpoint == Endpoint.PLAYLIST) {
          playlist = body;
        }
        known.meet(endpoint, account(holder), body);
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

  private EndpointCheck notAsked(Endpoint endpoint, @Nullable TokenHolder holder, String why) {
    return checked(endpoint, holder, Result.NOT_ASKED, why);
  }

  private EndpointCheck checked(
      Endpoint endpoint, @Nullable TokenHolder holder, Result result, String said) {
    return new EndpointCheck(endpoint, account(holder), result, said, probe.budgetLeft(endpoint));
  }

  private static @Nullable String account(@Nullable TokenHolder holder) {
    return holder instanceof TokenHolder.User(String account) ? account : null;
  }

  private static Map<String, String> parameters(Endpoint endpoint) {
    return switch (endpoint) {
      case FOLLOWED_ARTISTS -> Map.of("type", "artist", "limit", "1");
      case ME, PLAYLIST, ARTIST, ALBUM, TRACK, ARTIST_TOP_TRACKS -> Map.of();
      // Among the first there is likely one of the person's own.
      case MY_PLAYLISTS -> Map.of("limit", "50");
      default -> Map.of("limit", "1");
    };
  }
}
