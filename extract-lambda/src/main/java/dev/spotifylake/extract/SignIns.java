package dev.spotifylake.extract;

import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.source.RunScope;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.AccessToken;
import dev.spotifylake.extract.token.AccessTokens;
import dev.spotifylake.extract.token.TokenClock;
import dev.spotifylake.extract.token.TokenHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The sign-ins of one run: whose are good, whose have ended, and how long they last.
final class SignIns {
  private final Credentials credentials;
  private final AccessTokens tokens;
  private final RunScope scope;
  private final Function<String, StateFile<AccountState>> states;

  /// @param states the state of an account by its label
  SignIns(
      Credentials credentials,
      AccessTokens tokens,
      RunScope scope,
      Function<String, StateFile<AccountState>> states) {
    this.credentials = credentials;
    this.tokens = tokens;
    this.scope = scope;
    this.states = states;
  }

  /// Asks for all tokens before anything is written, so that wrong credentials leave no trace.
  ///
  /// @return who can be read
  List<TokenHolder.User> ask() {
    List<TokenHolder.User> users = new ArrayList<>();
    if (credentials.clientSecret() != null) {
      tokens.get(new TokenHolder.App());
    }
    for (Map.Entry<String, AccountCredentials> account : credentials.accounts().entrySet()) {
      TokenHolder.User user = new TokenHolder.User(account.getKey());
      if (hasEnded(user)) {
        tokenDead(user, tokens.signedOutMessage(user.account()));
        continue;
      }
      switch (tokens.get(user)) {
        case AccessToken.Ready ready -> {
          users.add(user);
          warnOfEnd(user.account(), account.getValue());
        }
        case AccessToken.SignedOut(String message) -> {
          String digest = digestInUse(user);
          state(user).change(state -> state.endedToken(digest));
          tokenDead(user, message);
        }
        case AccessToken.Unavailable(String message) -> {
          scope.tallies().of(Source.RECENTLY_PLAYED, user.account()).end(Outcome.FAILED, message);
          scope.findings().problem(message);
        }
      }
    }
    return users;
  }

  private void tokenDead(TokenHolder.User user, String message) {
    scope.tallies().of(Source.RECENTLY_PLAYED, user.account()).end(Outcome.TOKEN_DEAD, message);
    scope.findings().problem(message);
  }

  private boolean hasEnded(TokenHolder.User user) {
    String ended = state(user).get().endedToken();
    return ended != null && ended.equals(digestInUse(user));
  }

  /// Of the token that is really asked with, which may be a replacement of the configured one.
  private @Nullable String digestInUse(TokenHolder.User user) {
    Secret token = tokens.refreshToken(user.account());
    return token == null ? null : TokenClock.digest(token);
  }

  /// Once at each of the set days, by the first run that finds it reached.
  private void warnOfEnd(String account, AccountCredentials signedIn) {
    Integer daysLeft = TokenClock.daysLeft(signedIn.consentedAt(), scope.now());
    Integer warningDay = TokenClock.warningDay(daysLeft);
    if (daysLeft == null || warningDay == null) {
      return;
    }
    String warned = signedIn.consentedAt() + " at " + warningDay;
    if (!warned.equals(state(account).get().warned())) {
      scope.findings().notice(TokenClock.warning(account, daysLeft, tokens.loginCommand(account)));
      state(account).change(state -> state.warned(warned));
    }
  }

  /// Whole days, 0 where it has ended; null for a label that nobody has signed in under.
  @Nullable Integer daysLeft(String account) {
    AccountCredentials signedIn = credentials.accounts().get(account);
    if (signedIn == null) {
      return null;
    }
    return hasEnded(new TokenHolder.User(account))
        ? Integer.valueOf(0)
        : TokenClock.daysLeft(signedIn.consentedAt(), scope.now());
  }

  private StateFile<AccountState> state(TokenHolder holder) {
    return state(holder.accountLabel());
  }

  private StateFile<AccountState> state(String account) {
    return states.apply(account);
  }
}
