package dev.spotifylake.simulator.signin;

import dev.spotifylake.simulator.world.Ids;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.Listener;
import dev.spotifylake.simulator.world.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Access tokens, refresh tokens and codes that were handed out. Not safe for several threads.
public final class Tokens {
  /// As Spotify's own `expires_in`.
  static final Duration ACCESS_LIFE = Duration.ofSeconds(3_600);

  /// Counted from the consent; refreshing does not extend it.
  static final int REFRESH_LIFE_MONTHS = 6;

  /// A code is used at once or not at all.
  static final Duration CODE_LIFE = Duration.ofMinutes(10);

  private final long seed;
  private final Ids ids;
  private final Map<String, Access> access = new LinkedHashMap<>();
  private final Map<String, Consent> refresh = new LinkedHashMap<>();
  private final Map<String, Code> codes = new LinkedHashMap<>();
  private long issued;

  public Tokens(long seed) {
    this.seed = seed;
    this.ids = new Ids(SeededRandom.mix(seed, SeededRandom.hash("tokens")));
  }

  /// Who an access token speaks for.
  ///
  /// @param listener null for a token of the app itself
  public record Access(@Nullable Listener listener, Set<String> scopes, Instant until) {
    public Access {
      scopes = Set.copyOf(scopes);
    }
  }

  /// What a listener has agreed to.
  ///
  /// @param withSecret whether refreshing needs the client secret: the code was bought without PKCE
  public record Consent(Listener listener, String scopes, Instant at, boolean withSecret) {
    boolean dead(Instant now) {
      Instant end = at.atOffset(ZoneOffset.UTC).plusMonths(REFRESH_LIFE_MONTHS).toInstant();
      return !now.isBefore(end);
    }
  }

  /// An authorization code on its way back to the app.
  record Code(
      Listener listener,
      String scopes,
      Instant at,
      String redirectUri,
      @Nullable String challenge) {}

  /// The holder of an access token, or null if it is unknown or expired.
  public @Nullable Access access(String token, Instant now) {
    Access known = access.get(token);
    return known == null || !known.until().isAfter(now) ? null : known;
  }

  /// Whether a token was once good.
  public boolean expired(String token, Instant now) {
    Access known = access.get(token);
    return known != null && !known.until().isAfter(now);
  }

  /// A refresh token for a consent.
  public String refreshToken(Consent consent) {
    String token = "AQ" + secret("refresh");
    refresh.put(token, consent);
    return token;
  }

  /// Withdraws every refresh token of a listener, as in the account's settings.
  public void revoke(Listener listener) {
    refresh.values().removeIf(consent -> consent.listener().equals(listener));
  }

  String accessToken(@Nullable Listener listener, Set<String> scopes, Instant now) {
    access.values().removeIf(old -> old.until().isBefore(now.minus(ACCESS_LIFE)));
    String token = "BQ" + secret("access");
    access.put(token, new Access(listener, scopes, now.plus(ACCESS_LIFE)));
    return token;
  }

  String code(Code code) {
    String text = "AC" + secret("code");
    codes.put(text, code);
    return text;
  }

  /// A code can be used once.
  @Nullable Code takeCode(String text) {
    return codes.remove(text);
  }

  @Nullable Consent consent(String refreshToken) {
    return refresh.get(refreshToken);
  }

  void forget(String refreshToken) {
    refresh.remove(refreshToken);
  }

  private String secret(String purpose) {
    long number = issued++;
    return SecretMark.TEXT
        + ids.id(Kind.ARTIST, SeededRandom.mix(seed, SeededRandom.hash(purpose), number) >>> 1)
        + ids.id(Kind.ALBUM, number);
  }
}
