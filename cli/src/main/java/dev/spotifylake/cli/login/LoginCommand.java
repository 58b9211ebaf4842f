package dev.spotifylake.cli.login;

import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.cli.frame.ExitCode;
import dev.spotifylake.cli.frame.Surroundings;
import dev.spotifylake.cli.frame.Verb;
import dev.spotifylake.cli.query.DuckDbEngine;
import dev.spotifylake.cli.query.QueryEngine;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.cli.run.LakeRun;
import dev.spotifylake.cli.run.RunOutput;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsFile;
import dev.spotifylake.extract.token.Scopes;
import dev.spotifylake.extract.token.TokenClock;
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
    description = "Sign in to Spotify, keep the sign-in on this machine, and make a first run.",
    footer = {
      "",
      "The sign-in is kept in ~/.config/spotify-lake/credentials.json, readable by you alone.",
      "It lasts six months; then sign in again."
    })
public final class LoginCommand extends Verb {
  // How many plays fit below the run's own tables without scrolling.
  private static final int FIRST_ROWS = 5;

  @Mixin private LakeOption lake = new LakeOption();

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

  public LoginCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() throws IOException {
    LakeFolder folder = lake.folder(surroundings).notDemo();
    People people =
        People.of(folder.configuration(), CredentialsFile.inHome(surroundings.home()), clientId);
    people.refuseImpossible(account);
    AccountCredentials signedIn;
    try (CallbackServer callback = CallbackServer.start(port)) {
      ConsentRequest request =
          new ConsentRequest(
              people.app().clientId(),
              callback.redirectUri(),
              Scopes.all(),
              ConsentRequest.randomText(surroundings.random()),
              ConsentRequest.randomText(surroundings.random()),
              people.anybodyBut(account));
      invite(request, request.page(folder.configuration().spotifyAccountsUrl()));
      signedIn =
          new SignIn(folder, surroundings, people, account)
              .complete(request, callback.await(Duration.ofSeconds(timeLimit)));
    }
    return tell(folder, people, signedIn, LakeRun.make(folder, surroundings, null));
  }

  /// To the error stream where the answer is JSON.
  private void invite(ConsentRequest request, URI page) {
    PrintWriter to = json() ? surroundings.err() : surroundings.out();
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
    if (surroundings.terminal() && !noBrowser) {
      Browser.open(page);
    }
  }

  private ExitCode tell(
      LakeFolder folder, People people, AccountCredentials signedIn, RunOutput output) {
    Integer days = TokenClock.daysLeft(signedIn.consentedAt(), surroundings.clock().instant());
    String missing = SignIn.missing(signedIn);
    if (json()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("account", account);
      fields.put("spotify_id", signedIn.spotifyId());
      fields.put("consented_at", String.valueOf(signedIn.consentedAt()));
      fields.put("token_days_left", days);
      fields.put("missing_scopes", Scopes.missing(signedIn.scopes()));
      fields.put("run", output.json());
      sayJson(fields);
      return output.exitCode();
    }
    say("");
    say("Signed in '%s' for %d days, kept in %s.".formatted(account, days, people.file().path()));
    if (missing != null) {
      surroundings.err().println("lake: " + missing);
    }
    output.print(surroundings, folder.name());
    say("");
    say("The latest plays of '" + account + "':");
    try (QueryEngine engine =
        DuckDbEngine.over(folder.curated(), folder.configuration().format())) {
      TablePrinter printer = new TablePrinter(surroundings.out(), "  ");
      engine.ask(
          "SELECT played_at, track_name, artist_name FROM v_plays WHERE account = '%s' ORDER BY played_at DESC LIMIT %d"
              .formatted(account, FIRST_ROWS),
          printer);
      printer.end();
    }
    say("");
    say("Run `lake run` every hour from now on; ask with `lake query`.");
    return output.exitCode();
  }
}
