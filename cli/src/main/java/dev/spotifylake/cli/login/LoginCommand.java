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

/// `lake login`: a person agrees on Spotify's page, and their first run is made.
@Command(
    name = "login",
    description = "Sign in to Spotify, keep the sign-in, and make a first run.",
    footer = {
      "",
      "The sign-in is kept in ~/.config/spotify-lake/credentials.json, readable by you alone;",
      "with --stack in the secret of the stack, where the lake's function reads it.",
      "It lasts six months; then sign in again."
    })
public final class LoginCommand extends Verb {
  @Mixin private LocationOption lake = new LocationOption();

  @Option(
      names = "--account",
      paramLabel = "LABEL",
      defaultValue = Credentials.DEFAULT_ACCOUNT,
      description = "What this person is called in the lake (default: ${DEFAULT-VALUE}).")
  private String account = Credentials.DEFAULT_ACCOUNT;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "The app's; without it SPOTIFY_CLIENT_ID, or that of an earlier login.")
  private @Nullable String clientId;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "8888",
      description =
          "Where Spotify's answer is waited for (default: ${DEFAULT-VALUE}); 0 takes a free one,"
              + " for an app whose redirect URI is http://127.0.0.1/callback.")
  private int port;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long to wait for Spotify's answer (default: ${DEFAULT-VALUE}).")
  private int timeLimit;

  @Option(names = "--no-browser", description = "Only print the address.")
  private boolean noBrowser;

  public LoginCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    LakeLocation place = lake.own(context);
    People people = People.of(place, clientId);
    people.refuseImpossible(account);
    AccountCredentials signedIn;
    try (CallbackServer callback = CallbackServer.start(port)) {
      ConsentRequest request =
          new ConsentRequest(
              people.app().clientId(),
              callback.redirectUri(),
              Scopes.all(),
              ConsentRequest.randomText(context.random()),
              ConsentRequest.randomText(context.random()),
              people.anybodyBut(account));
      invite(request, request.page(place.configuration().spotifyAccountsUrl()));
      signedIn =
          new SignIn(place, context, people, account)
              .complete(request, callback.await(Duration.ofSeconds(timeLimit)));
    }
    Integer days = SignInExpiry.daysLeft(signedIn.consentedAt(), context.clock().instant());
    String kept =
        "Signed in '%s' for %d days, kept in %s."
            .formatted(account, days, people.signIns().where());
    if (json()) {
      FirstRun first = firstRun(place, kept);
      sayJson(json(signedIn, days, first));
      return first.exitCode();
    }
    say("");
    say(kept);
    String missing = SignIn.missing(signedIn);
    if (missing != null) {
      context.err().println("lake: " + missing);
    }
    FirstRun first = firstRun(place, kept);
    first.print(context, account);
    return first.exitCode();
  }

  /// Whoever has signed in shall know that, even if the run fails.
  private FirstRun firstRun(LakeLocation place, String kept) throws IOException {
    try {
      return FirstRun.make(place, context);
    } catch (LakeException failed) {
      throw new LakeException(
          "%s The first run failed: %s".formatted(kept, failed.getMessage()), failed);
    }
  }

  /// To the error stream where the answer is JSON.
  private void invite(ConsentRequest request, URI page) {
    PrintWriter to = json() ? context.err() : context.out();
    to.println(
        "In the settings of your app on https://developer.spotify.com/dashboard there must be");
    to.println("  - this redirect URI, to the letter: " + request.redirectUri());
    to.println("  - under \"APIs used\": Web API");
    to.println("  - under \"User Management\": everybody who signs in, besides its owner");
    to.println();
    to.println(
        "Signing in account '" + account + "': agree on this page, within " + timeLimit + " s:");
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
