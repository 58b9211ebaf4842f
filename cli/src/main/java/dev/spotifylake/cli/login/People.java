package dev.spotifylake.cli.login;

import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.location.SignInStore;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who has signed in to a lake, and who may.
///
/// @param app the app, with the people who have signed in
record People(Credentials app, SignInStore signIns) {
  // Spotify's own limit for an app in Development Mode.
  private static final int MOST = 5;

  /// @param clientId as typed; null for what the environment or an earlier login names
  /// @throws LakeException where no app is named, or the sign-ins there are another app's
  static People of(LakeLocation place, @Nullable String clientId) {
    LakeConfiguration configuration = place.configuration();
    SignInStore signIns = place.signIns();
    if (configuration.spotifyRefreshToken() != null) {
      throw new LakeException(
          "SPOTIFY_REFRESH_TOKEN is set and would be used instead of a new sign-in; unset it and"
              + " run lake login again");
    }
    Credentials stored = signIns.read();
    String named = clientId == null ? configuration.spotifyClientId() : clientId;
    if (named == null && stored == null) {
      throw new LakeException(
          "no app is named: make one on https://developer.spotify.com/dashboard (redirect URI"
              + " http://127.0.0.1:8888/callback, Web API), and run: "
              + place.command("login")
              + " --client-id ID, with its client id");
    }
    if (stored == null) {
      return new People(new Credentials(String.valueOf(named), null, new TreeMap<>()), signIns);
    }
    if (named != null) {
      refuseAnotherApp(signIns, stored, named);
    }
    return new People(stored, signIns);
  }

  private static void refuseAnotherApp(SignInStore signIns, Credentials stored, String clientId) {
    if (!clientId.equals(stored.clientId())) {
      throw new LakeException(
          "%s holds the sign-ins of app %s, not of %s; sign in with that app, or take away what is stored there"
              .formatted(signIns.where(), stored.clientId(), clientId));
    }
  }

  /// @throws LakeException where nobody may sign in under that label
  void refuseImpossible(String label) {
    if (!label.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}")) {
      throw new LakeException(
          "'%s' cannot be an account's label; expected up to 64 letters, digits and . _ @ -, beginning with a letter or digit, such as --account anna"
              .formatted(label));
    }
    if (!app.accounts().containsKey(label) && app.accounts().size() >= MOST) {
      throw new LakeException(
          "%d people have signed in (%s), and Spotify lets an app have no more; use one of their labels, or take one out of %s"
              .formatted(MOST, String.join(", ", app.accounts().keySet()), signIns.where()));
    }
  }

  /// Whether somebody else has signed in before, whom Spotify's page would take for granted.
  boolean anybodyBut(String label) {
    return app.accounts().keySet().stream().anyMatch(known -> !known.equals(label));
  }

  /// @param ids all ids by which Spotify knows who has signed in now
  /// @param knownToLake the id that the lake has met under the label; null if none
  /// @throws LakeException where the label is another's, or the person has another label
  void refuseMixing(String label, Set<String> ids, @Nullable String knownToLake) {
    AccountCredentials before = app.accounts().get(label);
    String stored = before == null ? null : before.spotifyId();
    if ((stored != null && !ids.contains(stored))
        || (knownToLake != null && !ids.contains(knownToLake))) {
      throw new LakeException(
          "account '%s' is another Spotify account than the one that signed in now, and their data must not mix; nothing was stored: sign in as the other, or choose a new label with --account"
              .formatted(label));
    }
    for (Map.Entry<String, AccountCredentials> known : app.accounts().entrySet()) {
      String id = known.getValue().spotifyId();
      if (!known.getKey().equals(label) && id != null && ids.contains(id)) {
        throw new LakeException(
            "this Spotify account has signed in as '%s' already; nothing was stored: run lake login --account %s, or sign in as somebody else"
                .formatted(known.getKey(), known.getKey()));
      }
    }
  }

  /// Reads again before it writes: a run may have replaced the tokens of others meanwhile.
  void store(String label, AccountCredentials account) {
    Credentials stored = signIns.read();
    if (stored != null) {
      refuseAnotherApp(signIns, stored, app.clientId());
    }
    signIns.write((stored == null ? app : stored).withAccount(label, account));
  }
}
