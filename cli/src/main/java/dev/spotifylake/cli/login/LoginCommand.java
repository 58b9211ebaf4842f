package dev.spotifylake.cli.login;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.location.LocationOption;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.extract.token.Scopes;
import dev.spotifylake.extract.token.SignInExpiry;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lake login`: a person agrees on Spotify's page, and a first run follows.
@Command(
    name = "login",
    description = "Sign in to Spotify, store the sign-in, and make a first run.",
    footer = {
      "",
      "The sign-in is stored in ~/.config/spotify-lake/credentials.json, readable by you alone;",
      "with --stack in the secret of the stack, where the lake's function reads it.",
      "It lasts six months; then sign in again."
    })
public final class LoginCommand extends Verb {
  @Mixin private LocationOption lake = new LocationOption();

  @Option(
      names = "--account",
      paramLabel = "LABEL",
      defaultValue = Credentials.DEFAULT_ACCOUNT,
      description = "The label of this person in the lake (default: ${DEFAULT-VALUE}).")
  private String account = Credentials.DEFAULT_ACCOUNT;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description =
          "The app's client id (default: SPOTIFY_CLIENT_ID, or that of an earlier login).")
  private @Nullable String clientId;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "8888",
      description =
          "The port that Spotify redirects to (default: ${DEFAULT-VALUE}); 0 takes a free one, for"
              + " an app whose redirect URI is http://127.0.0.1/callback.")
  private int port;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long to wait for the consent (default: ${DEFAULT-VALUE}).")
  private int timeLimit;

  @Option(names = "--no-browser", description = "Print the address only, and open no browser.")
  private boolean noBrowser;

  public LoginCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    LakeLocation location = lake.resolve(context);
    SignedInAccounts accounts = SignedInAccounts.of(location, clientId);
    accounts.checkLabel(account);
    AccountCredentials signedIn;
    try (CallbackServer callback = CallbackServer.start(port)) {
      ConsentRequest request =
          new ConsentRequest(
              accounts.app().clientId(),
              callback.redirectUri(),
              Scopes.all(),
              ConsentRequest.randomText(context.random()),
              ConsentRequest.randomText(context.random()),
              accounts.hasOtherThan(account));
      printInvitation(request, request.page(location.configuration().spotifyAccountsUrl()));
      signedIn =
          new SignIn(location, context, accounts, account)
              .complete(request, callback.await(Duration.ofSeconds(timeLimit)));
    }
    Integer days = SignInExpiry.daysLeft(signedIn.consentedAt(), context.clock().instant());
    String stored =
        "Signed in '%s' for %d days, stored in %s."
            .formatted(account, days, accounts.store().where());
    if (json()) {
      FirstRun first = firstRun(location, stored);
      printJson(json(signedIn, days, first));
      return first.exitCode();
    }
    print("");
    print(stored);
    String missing = SignIn.missing(signedIn);
    if (missing != null) {
      context.err().println("lake: " + missing);
    }
    FirstRun first = firstRun(location, stored);
    first.print(context, account);
    return first.exitCode();
  }

  /// An error of the run also says that the sign-in succeeded.
  private FirstRun firstRun(LakeLocation location, String stored) throws IOException {
    try {
      return FirstRun.make(location, context);
    } catch (LakeException failed) {
      throw new LakeException(
          "%s The first run failed: %s".formatted(stored, failed.getMessage()), failed);
    }
  }

  /// Prints to the error stream where the output is JSON.
  private void printInvitation(ConsentRequest request, URI page) {
    PrintWriter to = json() ? context.err() : context.out();
    to.println("The settings of your app on https://developer.spotify.com/dashboard must hold");
    to.println("  - exactly this redirect URI: " + request.redirectUri());
    to.println("  - under \"APIs used\": Web API");
    to.println("  - under \"User Management\": everybody who signs in, except the app's owner");
    to.println();
    to.println(
        "To sign in account '" + account + "', agree on this page within " + timeLimit + " s:");
    to.println("  " + page);
    to.flush();
    if (context.terminal() && !noBrowser) {
      Browser.open(page);
    }
  }

  private Map<String, @Nullable Object> json(
      AccountCredentials signedIn, @Nullable Integer days, FirstRun first) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("account", account);
    fields.put("spotify_id", signedIn.spotifyId());
    fields.put("consented_at", String.valueOf(signedIn.consentedAt()));
    fields.put("token_days_left", days);
    fields.put("missing_scopes", Scopes.missing(signedIn.scopes()));
    fields.put("run", first.json());
    return fields;
  }
}
