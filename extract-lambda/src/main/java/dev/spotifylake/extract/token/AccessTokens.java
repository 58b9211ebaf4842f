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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The access tokens of an app and its people, asked for when needed and kept until they expire by
/// the clock.
public final class AccessTokens {
  // A call that starts with a token must be answered before it ends.
  private static final Duration RENEW_BEFORE_END = Duration.ofMinutes(1);
  private static final int TRIES = 3;

  // As for the API itself: what asks for more is no matter of rates.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final SpotifyApi api;
  private final Credentials credentials;
  private final RefreshTokenStore keeper;
  private final InstantSource clock;
  private final Backoff backoff;
  private final Map<TokenHolder, Held> held = new HashMap<>();
  private final Map<String, Secret> replaced = new HashMap<>();
  private final Map<TokenHolder, AccessToken> hopeless = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private Consumer<String> notices = notice -> {};

  private record Held(Secret token, Instant until) {}

  public AccessTokens(
      SpotifyApi api,
      Credentials credentials,
      RefreshTokenStore keeper,
      InstantSource clock,
      Backoff backoff) {
    this.api = api;
    this.credentials = credentials;
    this.keeper = keeper;
    this.clock = clock;
    this.backoff = backoff;
  }

  /// Forgets what a run before found out about tokens that could not be had.
  ///
  /// @param noticesOfRun takes one line for each thing a person should know
  public void beginRun(Consumer<String> noticesOfRun) {
    hopeless.clear();
    ended.clear();
    notices = noticesOfRun;
  }

  /// A good token. What could not be had is not asked for again in the same run.
  ///
  /// @throws LakeException if Spotify does not know the app or its secret: nothing can be read then
  public AccessToken get(TokenHolder holder) {
    AccessToken failed = hopeless.get(holder);
    if (failed != null) {
      return failed;
    }
    Held current = held.get(holder);
    if (current != null && clock.instant().isBefore(current.until)) {
      return new AccessToken.Ready(current.token);
    }
    AccessToken fresh = ask(holder);
    if (!(fresh instanceof AccessToken.Ready)) {
      hopeless.put(holder, fresh);
    }
    return fresh;
  }

  /// Drops a token that the API host no longer takes.
  public void drop(TokenHolder holder) {
    held.remove(holder);
  }

  /// Whether this run learnt that the account's sign-in has ended.
  public boolean hasEnded(String account) {
    return ended.contains(account);
  }

  /// The refresh token in use for an account; null where nobody has signed in.
  public @Nullable Secret refreshToken(String account) {
    Secret newer = replaced.get(account);
    AccountCredentials signedIn = credentials.accounts().get(account);
    return newer != null ? newer : signedIn == null ? null : signedIn.refreshToken();
  }

  private AccessToken ask(TokenHolder holder) {
    TokenRequest request = request(holder);
    for (int tried = 1; ; tried++) {
      switch (api.token(request)) {
        case TokenReply.Granted granted -> {
          held.put(
              holder,
              new Held(
                  granted.accessToken(),
                  clock.instant().plus(granted.lifetime()).minus(RENEW_BEFORE_END)));
          keepReplacement(holder, granted.refreshToken());
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
                    + "; the next run asks again");
          }
        }
      }
    }
  }

  /// A server that names a time wants no further try before it; plays do not wait for the next run
  /// if it is a short one.
  private boolean pause(int tried, @Nullable Duration retryAfter) {
    if (retryAfter == null || retryAfter.isZero()) {
      return backoff.pause(tried);
    }
    return retryAfter.compareTo(LONGEST_WAIT) <= 0 && backoff.pause(retryAfter);
  }

  private TokenRequest request(TokenHolder holder) {
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
    String said =
        (denied.error().isEmpty() ? "status " + denied.status() : denied.error())
            + (denied.description().isEmpty() ? "" : " (" + denied.description() + ")");
    if (denied.error().equals("invalid_client")
        || (holder instanceof TokenHolder.App && !denied.error().equals("server_error"))) {
      throw new LakeException(
          "Spotify does not accept this app's id and secret: "
              + said
              + "; compare SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET (or the credentials file)"
              + " with the app's settings on developer.spotify.com/dashboard");
    }
    if (holder instanceof TokenHolder.User(String account)
        && denied.error().equals("invalid_grant")) {
      ended.add(account);
      return new AccessToken.SignedOut(signedOutMessage(account));
    }
    return new AccessToken.Unavailable(
        "no access token for " + holder.accountLabel() + ": Spotify answered " + said);
  }

  /// The line for a person whose sign-in has ended.
  public String signedOutMessage(String account) {
    return "the sign-in of account '"
        + account
        + "' has ended and Spotify takes it no more; run: "
        + loginCommand(account);
  }

  /// What a person types to sign in again.
  public String loginCommand(String account) {
    return keeper.loginCommand(account);
  }

  private void keepReplacement(TokenHolder holder, @Nullable Secret refreshToken) {
    if (refreshToken == null || !(holder instanceof TokenHolder.User(String account))) {
      return;
    }
    replaced.put(account, refreshToken);
    try {
      keeper.keep(account, refreshToken);
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
