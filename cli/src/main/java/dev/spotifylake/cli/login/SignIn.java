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

/// Turns the redirect of Spotify's page into a stored sign-in.
final class SignIn {
  private final LakeLocation location;
  private final CliContext context;
  private final SignedInAccounts accounts;
  private final String label;

  SignIn(LakeLocation location, CliContext context, SignedInAccounts accounts, String label) {
    this.location = location;
    this.context = context;
    this.accounts = accounts;
    this.label = label;
  }

  /// @param redirect its parameters
  /// @throws LakeException where the redirect is no consent, belongs to another request, or is
  ///   another person's
  AccountCredentials complete(ConsentRequest request, Map<String, String> redirect)
      throws IOException {
    TokenReply.Granted granted = trade(request, code(request, redirect));
    Secret refreshToken = granted.refreshToken();
    if (refreshToken == null) {
      throw new LakeException(
          "Spotify's response holds no refresh token, so nothing was stored; run lake login again");
    }
    Set<String> scopes =
        granted.scopes().isEmpty() ? Set.copyOf(request.scopes()) : granted.scopes();
    Instant consentedAt = context.clock().instant();
    AtomicReference<Secret> newest = new AtomicReference<>(refreshToken);
    Identity identity =
        identify(new AccountCredentials(refreshToken, consentedAt, scopes, null), newest);
    accounts.checkIdentity(label, identity.all(), knownToLake());
    AccountCredentials account =
        new AccountCredentials(
            Objects.requireNonNullElse(newest.get(), refreshToken),
            consentedAt,
            scopes,
            identity.id());
    accounts.add(label, account);
    return account;
  }

  /// @param id the permanent one where Spotify sends it
  private record Identity(String id, Set<String> all) {}

  private static Secret code(ConsentRequest request, Map<String, String> redirect) {
    byte[] expected = request.state().value().getBytes(StandardCharsets.UTF_8);
    byte[] received = redirect.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, received)) {
      throw new LakeException(
          "the redirect does not belong to this sign-in (its state differs), so nothing was stored;"
              + " run lake login again and open only the newest address");
    }
    String error = redirect.get("error");
    if (error != null) {
      throw new LakeException(
          error.equals("access_denied")
              ? "the sign-in was denied on Spotify's page, so nothing was stored; run lake login"
                  + " again and agree there"
              : "Spotify's page returned '%s', so nothing was stored; check the app's settings on https://developer.spotify.com/dashboard"
                  .formatted(error.replaceAll("[^A-Za-z0-9_ -]", "?")));
    }
    String code = redirect.get("code");
    if (code == null || code.isBlank()) {
      throw new LakeException(
          "Spotify's page sent no code, so nothing was stored; run lake login again");
    }
    return new Secret(code);
  }

  private TokenReply.Granted trade(ConsentRequest request, Secret code) {
    LakeConfiguration configuration = location.configuration();
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
              "Spotify did not accept the code of its page: %s, so nothing was stored; run lake login again"
                  .formatted((status + " " + error + " " + description).strip()));
      case TokenReply.Unreachable(String reason, var retryAfter) ->
          throw new LakeException(
              "the sign-in cannot be completed: %s, so nothing was stored; run lake login again later"
                  .formatted(reason));
    };
  }

  /// Calls Spotify with the new refresh token, which also proves that the token works.
  private Identity identify(AccountCredentials account, AtomicReference<Secret> newest)
      throws IOException {
    CredentialsInUse credentials =
        new CredentialsInUse(
            accounts.app().withAccount(label, account), (any, token) -> newest.set(token));
    try (SpotifyProbe probe = SpotifyProbe.open(location.setup(context, credentials))) {
      FetchResult me = probe.call(new TokenHolder.User(label), Endpoint.ME, null, Map.of());
      return switch (me) {
        case FetchResult.Document(ObjectNode body, var _) -> identity(body);
        case FetchResult.Refused refusal ->
            throw new LakeException(
                "Spotify does not say who signed in (%s); list the person under User Management of the app on https://developer.spotify.com/dashboard, check that its owner has Premium, and run lake login again"
                    .formatted(refusal.describe()));
        case FetchResult.Unavailable(String message) -> throw unknownIdentity(message);
        case FetchResult.Stopped(var stop) -> throw unknownIdentity(stop.message());
      };
    }
  }

  private static LakeException unknownIdentity(String why) {
    return new LakeException(
        "the account that signed in is unknown: %s, so nothing was stored; run lake login again"
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
      throw unknownIdentity("Spotify's response holds no id");
    }
    return new Identity(all.iterator().next(), all);
  }

  private @Nullable String knownToLake() throws IOException {
    return StateFile.open(location.raw(), AccountState.key(label), AccountState.FORMAT)
        .get()
        .spotifyId();
  }

  /// One line where scopes were not granted; null where all were.
  static @Nullable String missing(AccountCredentials account) {
    Set<String> missing = Scopes.missing(account.scopes());
    return missing.isEmpty()
        ? null
        : "not granted: " + String.join(", ", missing) + "; the tables that need them stay empty";
  }
}
