package dev.spotifylake.cli.login;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.location.CredentialsStore;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.location.LocationOption;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.credentials.Credentials;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lake logout`: removes the stored sign-in of one account. Its data stays.
@Command(
    name = "logout",
    description = "Remove the stored sign-in of one account, and keep its data.",
    footer = {
      "",
      "Later runs no longer read the account. To take back the consent at Spotify too, remove the",
      "app on https://www.spotify.com/account/apps/."
    })
public final class LogoutCommand extends Verb {
  private static final String CONSENT_PAGE = "https://www.spotify.com/account/apps/";

  @Mixin private LocationOption lake = new LocationOption();

  @Option(
      names = "--account",
      paramLabel = "LABEL",
      required = true,
      description = "The label of this person in the lake.")
  private String account = "";

  public LogoutCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() {
    LakeLocation location = lake.resolve(context);
    CredentialsStore store = location.credentialsStore();
    Credentials stored = store.read();
    if (stored == null || !stored.accounts().containsKey(account)) {
      throw notSignedIn(location, stored);
    }
    store.write(stored.withoutAccount(account));
    if (json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("account", account);
      fields.put("removed_from", store.where());
      printJson(fields);
    } else {
      print(
          "Removed the sign-in of '%s' from %s. Its data stays.".formatted(account, store.where()));
      print("To take back the consent at Spotify too, remove the app on " + CONSENT_PAGE);
    }
    if (location.configuration().spotifyRefreshToken() != null) {
      context
          .err()
          .println(
              "lake: SPOTIFY_REFRESH_TOKEN is set, and runs still sign in with it; unset it to stop"
                  + " them");
    }
    return ExitCode.DONE;
  }

  private LakeException notSignedIn(LakeLocation location, @Nullable Credentials stored) {
    String where = location.credentialsStore().where();
    if (location.configuration().spotifyRefreshToken() != null) {
      return new LakeException(
          "the sign-in is in SPOTIFY_REFRESH_TOKEN, which this command cannot remove; unset it");
    }
    if (stored == null || stored.accounts().isEmpty()) {
      return new LakeException("nobody is signed in; %s holds no account".formatted(where));
    }
    return new LakeException(
        "account '%s' is not signed in; %s holds %s"
            .formatted(account, where, String.join(", ", stored.accounts().keySet())));
  }
}
