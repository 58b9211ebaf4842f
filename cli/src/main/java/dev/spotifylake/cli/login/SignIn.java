package dev.spotifylake.cli.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.location.CredentialsInUse;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.extract.SpotifyProbe;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.api.OkHttpSpotifyApi;
import dev.spotifylake.extract.api.TokenReply;
import dev.spotifylake.extract.api.TokenRequest;
import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.Scopes;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Makes a stored sign-in of what Spotify's page answered.
final class SignIn {
  private final LakeLocation place;
  private final CliContext context;
  private final People people;
  private final String label;

  SignIn(LakeLocation place, CliContext context, People people, String label) {
    this.place = place;
    this.context = context;
    this.people = people;
    this.label = label;
  }

  /// @param answer the parameters of the callback
  /// @throws LakeException where the answer is no consent, not to this request, or somebody else's
  AccountCredentials complete(ConsentRequest request, Map<String, String> answer)
      throws IOException {
    TokenReply.Granted granted = trade(request, code(request, answer));
    Secret refreshToken = granted.refreshToken();
    if (refreshToken == null) {
      throw new LakeException(
          "Spotify's answer holds no refresh token, so nothing was stored; run lake login again");
    }
    Set<String> scopes =
        granted.scopes().isEmpty() ? Set.copyOf(request.scopes()) : granted.scopes();
    Instant consentedAt = context.clock().instant();
    AtomicReference<Secret> newest = new AtomicReference<>(refreshToken);
    Identity identity =
        whoIs(new AccountCredentials(refreshToken, consentedAt, scopes, null), newest);
    people.refuseMixing(label, identity.all(), knownToLake());
    AccountCredentials account =
        new AccountCredentials(
            Objects.requireNonNullElse(newest.get(), refreshToken),
            consentedAt,
            scopes,
            identity.id());
    people.store(label, account);
    return account;
  }

  /// @param id the lasting one where Spotify tells it
  private record Identity(String id, Set<String> all) {}

  private static Secret code(ConsentRequest request, Map<String, String> answer) {
    byte[] expected = request.state().value().getBytes(StandardCharsets.UTF_8);
    byte[] came = answer.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, came)) {
      throw new LakeException(
          "the answer that came does not belong to this sign-in (its state is another), so nothing"
              + " was stored; run lake login again and use the newest address only");
    }
    String error = answer.get("error");
    if (error != null) {
      throw new LakeException(
          error.equals("access_denied")
              ? "the sign-in was denied on Spotify's page, so nothing was stored; run lake login"
                  + " again and agree there"
              : "Spotify's page answered '%s', so nothing was stored; compare the app's settings on https://developer.spotify.com/dashboard"
                  .formatted(error.replaceAll("[^A-Za-z0-9_ -]", "?")));
    }
    String code = answer.get("code");
    if (code == null || code.isBlank()) {
      throw new LakeException(
          "Spotify's page sent no code, so nothing was stored; run lake login again");
    }
    return new Secret(code);
  }

  private TokenReply.Granted trade(ConsentRequest request, Secret code) {
    LakeConfiguration configuration = place.configuration();
    OkHttpSpotifyApi api =
        new OkHttpSpotifyApi(configuration.spotifyApiUrl(), configuration.spotifyAccountsUrl());
    TokenReply reply =
        api.token(
            new TokenRequest.ForCode(
                request.clientId(), code, request.redirectUri(), request.verifier()));
    return switch (reply) {
      case TokenReply.Granted granted -> granted;
      case TokenReply.Denied(int status, String error, String description) ->
          throw new LakeException(
              "Spotify did not take the answer of its page: %s, so nothing was stored; run lake login again"
                  .formatted((status + " " + error + " " + description).strip()));
      case TokenReply.Unreachable(String reason, var retryAfter) ->
          throw new LakeException(
              "the sign-in cannot be completed: %s, so nothing was stored; run lake login again later"
                  .formatted(reason));
    };
  }

  /// Asks with the new refresh token, which proves at once that it is good.
  private Identity whoIs(AccountCredentials account, AtomicReference<Secret> newest)
      throws IOException {
    CredentialsInUse credentials =
        new CredentialsInUse(
            people.app().withAccount(label, account), (any, token) -> newest.set(token));
    try (SpotifyProbe probe = SpotifyProbe.open(place.setup(context, credentials))) {
      FetchResult me = probe.call(new TokenHolder.User(label), Endpoint.ME, null, Map.of());
      return switch (me) {
        case FetchResult.Document(ObjectNode body, var _) -> identity(body);
        case FetchResult.Refused refusal ->
            throw new LakeException(
                "Spotify says nothing about who signed in (%s); the person must be listed under User Management of the app on https://developer.spotify.com/dashboard, and its owner needs Premium: then run lake login again"
                    .formatted(refusal.describe()));
        case FetchResult.Unavailable(String message) -> throw notKnown(message);
        case FetchResult.Stopped(var stop) -> throw notKnown(stop.message());
      };
    }
  }

  private static LakeException notKnown(String why) {
    return new LakeException(
        "it cannot be seen who signed in: %s; nothing was stored: run lake login again then"
            .formatted(why));
  }

  private static Identity identity(ObjectNode me) {
    Set<String> all = new LinkedHashSet<>();
    for (String name : new String[] {"account_id", "id"}) {
      String id = JsonFields.text(me, name);
      if (id != null && !id.isBlank()) {
        all.add(id);
      }
    }
    if (all.isEmpty()) {
      throw notKnown("Spotify's answer names no id");
    }
    return new Identity(all.iterator().next(), all);
  }

  private @Nullable String knownToLake() throws IOException {
    return StateFile.open(place.raw(), AccountState.key(label), AccountState.FORMAT)
        .get()
        .spotifyId();
  }

  /// One line where the person left something out.
  static @Nullable String missing(AccountCredentials account) {
    Set<String> missing = Scopes.missing(account.scopes());
    return missing.isEmpty()
        ? null
        : "not granted: " + String.join(", ", missing) + "; what needs them stays empty";
  }
}
