package dev.spotifylake.extract;

import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.AccessToken;
import dev.spotifylake.extract.token.AccessTokens;
import dev.spotifylake.extract.token.SignInExpiry;
import dev.spotifylake.extract.token.TokenHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The sign-ins of one run: which are valid, which have ended, and how long they last.
final class SignIns {
  private final Credentials credentials;
  private final AccessTokens tokens;
  private final RunContext run;
  private final Function<String, StateFile<AccountState>> states;

  /// @param states the state of an account by its label
  SignIns(
      Credentials credentials,
      AccessTokens tokens,
      RunContext run,
      Function<String, StateFile<AccountState>> states) {
    this.credentials = credentials;
    this.tokens = tokens;
    this.run = run;
    this.states = states;
  }

  /// Requests all access tokens. That comes before anything is written, so that wrong credentials
  /// change nothing.
  ///
  /// @return the accounts that can be read
  List<TokenHolder.User> requestTokens() {
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
          markEnded(user);
          tokenDead(user, message);
        }
        case AccessToken.Unavailable(String message) -> {
          run.statistics().of(Source.RECENTLY_PLAYED, user.account()).end(Outcome.FAILED, message);
          run.findings().addProblem(message);
        }
      }
    }
    return users;
  }

  private void tokenDead(TokenHolder.User user, String message) {
    run.statistics().of(Source.RECENTLY_PLAYED, user.account()).end(Outcome.TOKEN_DEAD, message);
    run.findings().addProblem(message);
  }

  private boolean hasEnded(TokenHolder.User user) {
    Secret token = tokens.refreshToken(user.account());
    return token != null && state(user).get().hasEnded(token);
  }

  private void markEnded(TokenHolder.User user) {
    Secret token = tokens.refreshToken(user.account());
    if (token != null) {
      state(user).change(state -> state.markEnded(token));
    }
  }

  /// Warns once for each warning day, in the first run that reaches it.
  private void warnOfEnd(String account, AccountCredentials signedIn) {
    Integer daysLeft = SignInExpiry.daysLeft(signedIn.consentedAt(), run.startedAt());
    Integer warningDay = SignInExpiry.warningDay(daysLeft);
    if (daysLeft == null || warningDay == null) {
      return;
    }
    String warned = signedIn.consentedAt() + " at " + warningDay;
    if (!warned.equals(state(account).get().warned())) {
      run.findings()
          .addNotice(SignInExpiry.warning(account, daysLeft, tokens.loginCommand(account)));
      state(account).change(state -> state.warned(warned));
    }
  }

  /// Whole days until the sign-in ends, 0 where it has ended; null where the label has no sign-in.
  @Nullable Integer daysLeft(String account) {
    AccountCredentials signedIn = credentials.accounts().get(account);
    if (signedIn == null) {
      return null;
    }
    return hasEnded(new TokenHolder.User(account))
        ? Integer.valueOf(0)
        : SignInExpiry.daysLeft(signedIn.consentedAt(), run.startedAt());
  }

  private StateFile<AccountState> state(TokenHolder holder) {
    return state(holder.accountLabel());
  }

  private StateFile<AccountState> state(String account) {
    return states.apply(account);
  }
}
