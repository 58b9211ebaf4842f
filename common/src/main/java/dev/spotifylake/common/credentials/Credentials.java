package dev.spotifylake.common.credentials;

import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.Secret;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The app and the people signed in with it, by their label.
///
/// @param clientSecret null for an app that signs in with PKCE alone
public record Credentials(
    String clientId,
    @Nullable Secret clientSecret,
    SortedMap<String, AccountCredentials> accounts) {
  /// The label of the first account when none is chosen.
  public static final String DEFAULT_ACCOUNT = "me";

  public Credentials {
    accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
  }

  public Credentials withAccount(String label, AccountCredentials account) {
    SortedMap<String, AccountCredentials> more = new TreeMap<>(accounts);
    more.put(label, account);
    return new Credentials(clientId, clientSecret, more);
  }

  /// The same app without one account. The app stays, also without accounts.
  public Credentials withoutAccount(String label) {
    SortedMap<String, AccountCredentials> fewer = new TreeMap<>(accounts);
    fewer.remove(label);
    return new Credentials(clientId, clientSecret, fewer);
  }

  /// What the environment alone says, or null where it names no client id. A refresh token there is
  /// of the default account.
  public static @Nullable Credentials from(LakeConfiguration configuration) {
    String clientId = configuration.spotifyClientId();
    if (clientId == null) {
      return null;
    }
    Secret refreshToken = configuration.spotifyRefreshToken();
    Map<String, AccountCredentials> accounts =
        refreshToken == null
            ? Map.of()
            : Map.of(DEFAULT_ACCOUNT, new AccountCredentials(refreshToken, null, Set.of(), null));
    return new Credentials(clientId, configuration.spotifyClientSecret(), new TreeMap<>(accounts));
  }
}
