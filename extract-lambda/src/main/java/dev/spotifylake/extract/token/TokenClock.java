package dev.spotifylake.extract.token;

import dev.spotifylake.common.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// How long a sign-in lasts: six months from the consent, whatever is refreshed.
public final class TokenClock {
  private static final int MONTHS = 6;

  // A month to do it in, then ever closer; each is said once.
  private static final int[] WARN_AT_DAYS = {1, 7, 14, 30};

  // Enough to tell two tokens apart, far too little to be of use to anyone.
  private static final int DIGEST_BYTES = 8;

  private TokenClock() {}

  /// Whole days left, 0 where it has ended; null where the consent's time is not known.
  public static @Nullable Integer daysLeft(@Nullable Instant consentedAt, Instant now) {
    if (consentedAt == null) {
      return null;
    }
    Instant end = consentedAt.atOffset(ZoneOffset.UTC).plusMonths(MONTHS).toInstant();
    return (int) Math.max(0, Duration.between(now, end).toDays());
  }

  /// The smallest warning day that is reached, or null while there is time.
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

  /// @param loginCommand what a person types to sign in again
  public static String warning(String account, int daysLeft, String loginCommand) {
    return "the sign-in of account '"
        + account
        + "' ends in "
        + daysLeft
        + (daysLeft == 1 ? " day" : " days")
        + " and Spotify does not extend it; run: "
        + loginCommand;
  }

  /// Names a token without telling it.
  public static String digest(Secret token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(token.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
