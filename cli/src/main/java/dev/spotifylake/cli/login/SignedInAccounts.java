package dev.spotifylake.cli.login;

import dev.spotifylake.cli.location.CredentialsStore;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The accounts that have signed in to a lake, and the rules for new ones.
///
/// @param app the app with its accounts
record SignedInAccounts(Credentials app, CredentialsStore store) {
  // Spotify's own limit for an app in Development Mode.
  private static final int MAX_ACCOUNTS = 5;

  /// @param clientId of the option; null for the environment's or an earlier login's
  /// @throws LakeException where no app is configured, or the stored sign-ins are another app's
  static SignedInAccounts of(LakeLocation location, @Nullable String clientId) {
    LakeConfiguration configuration = location.configuration();
    CredentialsStore store = location.credentialsStore();
    if (configuration.spotifyRefreshToken() != null) {
      throw new LakeException(
          "SPOTIFY_REFRESH_TOKEN is set, and runs would use it instead of the new sign-in; unset"
              + " it and run lake login again");
    }
    Credentials stored = store.read();
    String named = clientId == null ? configuration.spotifyClientId() : clientId;
    if (named == null && stored == null) {
      throw new LakeException(
          "no app is configured: create one on https://developer.spotify.com/dashboard (redirect"
              + " URI http://127.0.0.1:8888/callback, Web API), and run with its client id: "
              + location.command("login")
              + " --client-id ID");
    }
    if (stored == null) {
      return new SignedInAccounts(
          new Credentials(String.valueOf(named), null, new TreeMap<>()), store);
    }
    if (named != null) {
      refuseOtherApp(store, stored, named);
    }
    return new SignedInAccounts(stored, store);
  }

  private static void refuseOtherApp(CredentialsStore store, Credentials stored, String clientId) {
    if (!clientId.equals(stored.clientId())) {
      throw new LakeException(
          "%s holds the sign-ins of app %s, not of %s; use the stored app's client id, or delete what is stored"
              .formatted(store.where(), stored.clientId(), clientId));
    }
  }

  /// @throws LakeException where nobody may sign in under this label
  void checkLabel(String label) {
    if (!label.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}")) {
      throw new LakeException(
          "'%s' is not a valid account label; expected up to 64 letters, digits and . _ @ -, starting with a letter or digit, such as --account anna"
              .formatted(label));
    }
    if (!app.accounts().containsKey(label) && app.accounts().size() >= MAX_ACCOUNTS) {
      throw new LakeException(
          "%d accounts have signed in (%s), and Spotify allows an app no more; use one of their labels, or remove one with lake logout --account LABEL"
              .formatted(MAX_ACCOUNTS, String.join(", ", app.accounts().keySet())));
    }
  }

  /// Whether another account has signed in before: then the browser may still be signed in to it.
  boolean hasOtherThan(String label) {
    return app.accounts().keySet().stream().anyMatch(known -> !known.equals(label));
  }

  /// @param ids all Spotify ids of the account that has signed in now
  /// @param knownToLake the id that the lake knows for the label; null if none
  /// @throws LakeException where the label belongs to another account, or the account has another
  ///   label
  void checkIdentity(String label, Set<String> ids, @Nullable String knownToLake) {
    AccountCredentials before = app.accounts().get(label);
    String stored = before == null ? null : before.spotifyId();
    if ((stored != null && !ids.contains(stored))
        || (knownToLake != null && !ids.contains(knownToLake))) {
      throw new LakeException(
          "account '%s' is another Spotify account than the one that signed in now, and their data must not mix, so nothing was stored; sign in as the other account, or choose a new label with --account"
              .formatted(label));
    }
    for (Map.Entry<String, AccountCredentials> known : app.accounts().entrySet()) {
      String id = known.getValue().spotifyId();
      if (!known.getKey().equals(label) && id != null && ids.contains(id)) {
        throw new LakeException(
            "this Spotify account has signed in as '%s' already, so nothing was stored; run lake login --account %s, or sign in as somebody else"
                .formatted(known.getKey(), known.getKey()));
      }
    }
  }

  /// Reads again before it writes: a run may have replaced the tokens of other accounts since.
  void add(String label, AccountCredentials account) {
    Credentials stored = store.read();
    if (stored != null) {
      refuseOtherApp(store, stored, app.clientId());
    }
    store.write((stored == null ? app : stored).withAccount(label, account));
  }
}
