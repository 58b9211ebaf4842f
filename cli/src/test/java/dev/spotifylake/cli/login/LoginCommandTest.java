package dev.spotifylake.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsFile;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lake login` with the simulator's consent page and a [ConsentBrowser].
class LoginCommandTest {
  @TempDir private Path folder;

  private final SpotifySimulator spotify =
      SpotifySimulator.start(
          SimulatorOptions.builder()
              .listeners(3)
              .artists(20)
              .ownedPlaylists(5)
              .savedTracks(10)
              .build());

  @AfterEach
  void close() {
    spotify.close();
  }

  @Test
  void aConsentStoresTheSignInAndShowsFirstPlays() throws IOException {
    ConsentBrowser browser = ConsentBrowser.accepting("me");

    Result result = login(browser);

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    AccountCredentials me = stored("me");
    assertThat(me.spotifyId()).isEqualTo(spotify.credentials().listener("me").accountId());
    assertThat(me.consentedAt()).isEqualTo(spotify.now());
    assertThat(me.scopes()).containsExactlyInAnyOrder(SimulatorOptions.ALL_SCOPES.split(" "));
    assertThat(result.out())
        .contains(
            "exactly this redirect URI: http://127.0.0.1:",
            "Signed in 'me' for ",
            "recently_played",
            "The latest plays of 'me':",
            "played_at");
    assertThat(browser.openedPages).singleElement().asString().doesNotContain("show_dialog");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
        .isEqualTo("rw-------");
    assertThat(command().run("run").exitCode()).as("a later run needs no further setting").isZero();
  }

  @Test
  void noTokenCodeOrVerifierIsPrinted() {
    ConsentBrowser browser = ConsentBrowser.accepting("me");

    Result result = login(browser, "--debug");

    String code = browser.redirects.getFirst().replaceAll(".*[?&]code=([^&]*).*", "$1");
    assertThat(result.out() + result.err())
        .doesNotContain(code, stored("me").refreshToken().value())
        .doesNotContain(spotify.credentials().clientSecret());
  }

  @Test
  void aSecondAccountSeesTheConsentPageAndBothAreRead() {
    assertThat(login(ConsentBrowser.accepting("me")).exitCode()).isZero();
    ConsentBrowser anna = ConsentBrowser.accepting("anna");

    Result result = login(anna, "--account", "anna");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(anna.openedPages).singleElement().asString().contains("&show_dialog=true");
    assertThat(stored("me").spotifyId()).isNotEqualTo(stored("anna").spotifyId());
    assertThat(folder.resolve("lake-data/raw/source=recently_played/account=me")).isDirectory();
    assertThat(folder.resolve("lake-data/raw/source=recently_played/account=anna")).isDirectory();
  }

  @Test
  void aSecondSignInReplacesTheTokenAndDuplicatesNothing() {
    assertThat(login(ConsentBrowser.accepting("me")).exitCode()).isZero();
    String first = stored("me").refreshToken().value();
    spotify.revoke("me");
    assertThat(command().run("run").err()).contains("run: lake login --account me");

    Result result = login(ConsentBrowser.accepting("me"));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(stored("me").refreshToken().value()).isNotEqualTo(first);
    assertThat(
            command()
                .run("query", "SELECT count(*) - count(DISTINCT play_id) AS duplicates FROM plays")
                .out())
        .containsPattern("\n +0\n");
  }

  @Test
  void anotherAccountUnderAKnownLabelIsRefused() {
    assertThat(login(ConsentBrowser.accepting("me")).exitCode()).isZero();
    String token = stored("me").refreshToken().value();

    assertFails(login(ConsentBrowser.accepting("anna")), "account 'me' is another Spotify account");

    assertThat(stored("me").refreshToken().value()).isEqualTo(token);
  }

  @Test
  void anotherAccountThanTheLakesIsRefusedWithoutACredentialsFile() throws IOException {
    assertThat(login(ConsentBrowser.accepting("me")).exitCode()).isZero();
    Files.delete(file().path());

    assertFails(login(ConsentBrowser.accepting("anna")), "account 'me' is another Spotify account");

    assertThat(file().path()).doesNotExist();
  }

  @Test
  void anAccountThatHasAnotherLabelIsRefused() {
    assertThat(login(ConsentBrowser.accepting("me")).exitCode()).isZero();

    assertFails(
        login(ConsentBrowser.accepting("me"), "--account", "again"),
        "has signed in as 'me' already");
  }

  @Test
  void aWrongStateIsRefused() {
    assertFails(
        login(
            ConsentBrowser.accepting("me")
                .changingRedirect(address -> address.replaceAll("state=[^&]*", "state=guessed"))),
        "does not belong to this sign-in");
  }

  @Test
  void aMissingStateIsRefused() {
    assertFails(
        login(
            ConsentBrowser.accepting("me")
                .changingRedirect(address -> address.replaceAll("&state=[^&]*", ""))),
        "does not belong to this sign-in");
  }

  @Test
  void aDeniedConsentIsReported() {
    assertFails(login(ConsentBrowser.denying()), "denied on Spotify's page");
  }

  @Test
  void anInvalidCodeIsReported() {
    assertFails(
        login(
            ConsentBrowser.accepting("me")
                .changingRedirect(address -> address.replaceAll("code=[^&]*", "code=made-up"))),
        "invalid_grant");
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      String port = Integer.toString(taken.getLocalPort());

      Result result = app().run("login", "--port", port);

      assertFails(result, "port " + port + " of 127.0.0.1 is in use");
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void waitingForConsentEndsAfterTheTimeLimit() {
    assertFails(app().run("login", "--port", "0", "--time-limit", "0"), "nobody agreed");
  }

  @Test
  void withoutAnAppTheErrorSaysHowToCreateOne() {
    assertFails(command().run("login", "--port", "0"), "lake login --client-id");
  }

  @Test
  void aSixthAccountIsRefusedBeforeAnyCall() {
    var accounts = new TreeMap<String, AccountCredentials>();
    for (String label : Set.of("a", "b", "c", "d", "e")) {
      accounts.put(label, new AccountCredentials(new Secret(label), null, Set.of(), null));
    }
    file().write(new Credentials(spotify.credentials().clientId(), null, accounts));

    Result result = command().run("login", "--account", "f", "--port", "0");

    assertFails(result, "5 accounts have signed in (a, b, c, d, e)");
    assertThat(result.out()).isEmpty();
  }

  private static void assertFails(Result result, String message) {
    assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith("lake: ")
        .contains(message);
  }

  private Result login(ConsentBrowser browser, String... more) {
    List<String> arguments = new ArrayList<>(List.of("login", "--port", "0", "--time-limit", "20"));
    arguments.addAll(List.of(more));
    spotify.advance(Duration.ofMinutes(1));
    return app().watchedBy(browser).run(arguments.toArray(String[]::new));
  }

  private AccountCredentials stored(String label) {
    return Objects.requireNonNull(
        Objects.requireNonNull(file().read()).accounts().get(label), label);
  }

  private CredentialsFile file() {
    return CredentialsFile.inHome(command().home());
  }

  private CommandTester app() {
    return command().with("SPOTIFY_CLIENT_ID", spotify.credentials().clientId());
  }

  private CommandTester command() {
    return new CommandTester(folder).against(spotify);
  }
}
