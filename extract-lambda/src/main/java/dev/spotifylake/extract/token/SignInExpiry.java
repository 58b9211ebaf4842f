package dev.spotifylake.extract.token;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// How long a sign-in lasts: six months from the consent. Refreshing a token does not extend it.
public final class SignInExpiry {
  private static final int MONTHS = 6;

  // A month before the end, then closer and closer. Each warning is given once.
  private static final int[] WARN_AT_DAYS = {1, 7, 14, 30};

  private SignInExpiry() {}

  /// Whole days left, 0 where the sign-in has ended; null where the time of the consent is unknown.
  public static @Nullable Integer daysLeft(@Nullable Instant consentedAt, Instant now) {
    if (consentedAt == null) {
      return null;
    }
    Instant end = consentedAt.atOffset(ZoneOffset.UTC).plusMonths(MONTHS).toInstant();
    return (int) Math.max(0, Duration.between(now, end).toDays());
  }

  /// The smallest warning day that is reached; null where none is.
  public static @Nullable Integer warningDay(@Nullable Integer daysLeft) {
    if (daysLeft == null) {
      return null;
    }
    for (int day : WARN_AT_DAYS) {
      if (daysLeft <= day) {
        return day;
      }
    }
    return null;
  }

  /// One line for a person.
  ///
  /// @param loginCommand the command that signs in again
  public static String warning(String account, int daysLeft, String loginCommand) {
    return "the sign-in of account '"
        + account
        + "' ends in "
        + daysLeft
        + (daysLeft == 1 ? " day" : " days")
        + " and Spotify does not extend it; run: "
        + loginCommand;
  }
}
