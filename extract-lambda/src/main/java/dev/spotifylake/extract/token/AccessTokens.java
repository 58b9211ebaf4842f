package dev.spotifylake.extract.token;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.extract.api.SpotifyApi;
import dev.spotifylake.extract.api.TokenReply;
import dev.spotifylake.extract.api.TokenRequest;
import dev.spotifylake.extract.time.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The access tokens of the app and its accounts. Each is requested when it is needed, and reused
/// until it expires by the clock.
public final class AccessTokens {
  // A call that starts with a token must end before the token does.
  private static final Duration RENEW_BEFORE_END = Duration.ofMinutes(1);
  private static final int TRIES = 3;

  // As for the API host: a longer wait is not a rate limit.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final SpotifyApi api;
  private final Credentials credentials;
  private final RefreshTokenStore store;
  private final InstantSource clock;
  private final Backoff backoff;
  private final Map<TokenHolder, Held> held = new HashMap<>();
  private final Map<String, Secret> replaced = new HashMap<>();
  private final Map<TokenHolder, AccessToken> failed = new HashMap<>();
  private Consumer<String> notices = notice -> {};

  private record Held(Secret token, Instant until) {}

  public AccessTokens(
      SpotifyApi api,
      Credentials credentials,
      RefreshTokenStore store,
      InstantSource clock,
      Backoff backoff) {
    this.api = api;
    this.credentials = credentials;
    this.store = store;
    this.clock = clock;
    this.backoff = backoff;
  }

  /// Forgets which tokens the previous run could not obtain.
  ///
  /// @param noticesOfRun receives lines for a person
  public void beginRun(Consumer<String> noticesOfRun) {
    failed.clear();
    notices = noticesOfRun;
  }

  /// A valid token. A token that could not be obtained is not requested again in the same run.
  ///
  /// @throws LakeException if Spotify does not accept the app's id or secret
  public AccessToken get(TokenHolder holder) {
    AccessToken failure = failed.get(holder);
    if (failure != null) {
      return failure;
    }
    Held current = held.get(holder);
    if (current != null && clock.instant().isBefore(current.until)) {
      return new AccessToken.Ready(current.token);
    }
    AccessToken fresh = request(holder);
    if (!(fresh instanceof AccessToken.Ready)) {
      failed.put(holder, fresh);
    }
    return fresh;
  }

  /// Drops a token that the API host no longer accepts.
  public void drop(TokenHolder holder) {
    held.remove(holder);
  }

  /// The refresh token in use for an account; null where nobody has signed in.
  public @Nullable Secret refreshToken(String account) {
    Secret newer = replaced.get(account);
    AccountCredentials signedIn = credentials.accounts().get(account);
    return newer != null ? newer : signedIn == null ? null : signedIn.refreshToken();
  }

  private AccessToken request(TokenHolder holder) {
    TokenRequest request = requestFor(holder);
    for (int tried = 1; ; tried++) {
      switch (api.token(request)) {
        case TokenReply.Granted granted -> {
          held.put(
              holder,
              new Held(
                  granted.accessToken(),
                  clock.instant().plus(granted.lifetime()).minus(RENEW_BEFORE_END)));
          saveReplacement(holder, granted.refreshToken());
          return new AccessToken.Ready(granted.accessToken());
        }
        case TokenReply.Denied denied -> {
          return denied(holder, denied);
        }
        case TokenReply.Unreachable(String reason, @Nullable Duration retryAfter) -> {
          if (tried == TRIES || !pause(tried, retryAfter)) {
            return new AccessToken.Unavailable(
                "no access token for "
                    + holder.accountLabel()
                    + ": "
                    + reason
                    + "; the next run tries again");
          }
        }
      }
    }
  }

  /// Waits as long as the server demands, if that is short: plays should not have to wait for the
  /// next run.
  private boolean pause(int tried, @Nullable Duration retryAfter) {
    if (retryAfter == null || retryAfter.isZero()) {
      return backoff.pause(tried);
    }
    return retryAfter.compareTo(LONGEST_WAIT) <= 0 && backoff.pause(retryAfter);
  }

  private TokenRequest requestFor(TokenHolder holder) {
    Secret clientSecret = credentials.clientSecret();
    return switch (holder) {
      case TokenHolder.App app -> {
        if (clientSecret == null) {
          throw new IllegalStateException("an app without a client secret has no token of its own");
        }
        yield new TokenRequest.ForApp(credentials.clientId(), clientSecret);
      }
      case TokenHolder.User(String account) -> {
        Secret refreshToken = refreshToken(account);
        if (refreshToken == null) {
          throw new IllegalStateException("account '" + account + "' has not signed in");
        }
        yield new TokenRequest.ForUser(credentials.clientId(), clientSecret, refreshToken);
      }
    };
  }

  private AccessToken denied(TokenHolder holder, TokenReply.Denied denied) {
    String error =
        (denied.error().isEmpty() ? "status " + denied.status() : denied.error())
            + (denied.description().isEmpty() ? "" : " (" + denied.description() + ")");
    if (denied.error().equals("invalid_client")
        || (holder instanceof TokenHolder.App && !denied.error().equals("server_error"))) {
      throw new LakeException(
          "Spotify does not accept this app's id and secret: "
              + error
              + "; compare SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET (or the credentials file)"
              + " with the app's settings on developer.spotify.com/dashboard");
    }
    if (holder instanceof TokenHolder.User(String account)
        && denied.error().equals("invalid_grant")) {
      return new AccessToken.SignedOut(signedOutMessage(account));
    }
    return new AccessToken.Unavailable(
        "no access token for " + holder.accountLabel() + ": Spotify responded with " + error);
  }

  /// The line for a person whose sign-in has ended.
  public String signedOutMessage(String account) {
    return "the sign-in of account '"
        + account
        + "' has ended, and Spotify no longer accepts it; run: "
        + loginCommand(account);
  }

  /// The command that signs in again.
  public String loginCommand(String account) {
    return store.loginCommand(account);
  }

  private void saveReplacement(TokenHolder holder, @Nullable Secret refreshToken) {
    if (refreshToken == null || !(holder instanceof TokenHolder.User(String account))) {
      return;
    }
    replaced.put(account, refreshToken);
    try {
      store.save(account, refreshToken);
    } catch (IOException e) {
      notices.accept(
          "the new sign-in token of account '"
              + account
              + "' could not be stored: "
              + e.getMessage()
              + "; if the next run says the sign-in has ended, run: "
              + loginCommand(account));
    }
  }
}
