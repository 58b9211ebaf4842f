package dev.spotifylake.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Ran;
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

/// The consent page is the simulator's, the browser a [Visitor].
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
  void whoAgreesIsSignedInAndSeesTheirFirstRows() throws IOException {
    Visitor visitor = Visitor.accepting("me");

    Ran ran = login(visitor);

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    AccountCredentials me = stored("me");
    assertThat(me.spotifyId()).isEqualTo(spotify.credentials().listener("me").accountId());
    assertThat(me.consentedAt()).isEqualTo(spotify.now());
    assertThat(me.scopes()).containsExactlyInAnyOrder(SimulatorOptions.ALL_SCOPES.split(" "));
    assertThat(ran.out())
        .contains(
            "exactly this redirect URI: http://127.0.0.1:",
            "Signed in 'me' for ",
            "recently_played",
            "The latest plays of 'me':",
            "played_at");
    assertThat(visitor.pages).singleElement().asString().doesNotContain("show_dialog");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
        .isEqualTo("rw-------");
    assertThat(command().run("run").exitCode()).as("a later run needs nothing more").isZero();
  }

  @Test
  void neitherTokenNorCodeNorProofIsShown() {
    Visitor visitor = Visitor.accepting("me");

    Ran ran = login(visitor, "--debug");

    String code = visitor.callbacks.getFirst().replaceAll(".*[?&]code=([^&]*).*", "$1");
    assertThat(ran.out() + ran.err())
        .doesNotContain(code, stored("me").refreshToken().value())
        .doesNotContain(spotify.credentials().clientSecret());
  }

  @Test
  void aSecondPersonIsShownThePageAgainAndBothAreRead() {
    assertThat(login(Visitor.accepting("me")).exitCode()).isZero();
    Visitor anna = Visitor.accepting("anna");

    Ran ran = login(anna, "--account", "anna");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(anna.pages).singleElement().asString().contains("&show_dialog=true");
    assertThat(stored("me").spotifyId()).isNotEqualTo(stored("anna").spotifyId());
    assertThat(folder.resolve("lake-data/raw/source=recently_played/account=me")).isDirectory();
    assertThat(folder.resolve("lake-data/raw/source=recently_played/account=anna")).isDirectory();
  }

  @Test
  void signingInAgainReplacesTheTokenAndDoublesNothing() {
    assertThat(login(Visitor.accepting("me")).exitCode()).isZero();
    String first = stored("me").refreshToken().value();
    spotify.revoke("me");
    assertThat(command().run("run").err()).contains("run: lake login --account me");

    Ran ran = login(Visitor.accepting("me"));

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(stored("me").refreshToken().value()).isNotEqualTo(first);
    assertThat(
            command()
                .run("query", "SELECT count(*) - count(DISTINCT play_id) AS doubled FROM plays")
                .out())
        .containsPattern("\n +0\n");
  }

  @Test
  void anotherAccountThanTheLabelsIsRefusedAndTheOldSignInStays() {
    assertThat(login(Visitor.accepting("me")).exitCode()).isZero();
    String token = stored("me").refreshToken().value();

    assertFails(login(Visitor.accepting("anna")), "account 'me' is another Spotify account");

    assertThat(stored("me").refreshToken().value()).isEqualTo(token);
  }

  @Test
  void anotherAccountThanTheLakesIsRefusedEvenWithoutACredentialsFile() throws IOException {
    assertThat(login(Visitor.accepting("me")).exitCode()).isZero();
    Files.delete(file().path());

    assertFails(login(Visitor.accepting("anna")), "account 'me' is another Spotify account");

    assertThat(file().path()).doesNotExist();
  }

  @Test
  void thePersonOfAnotherLabelIsRefused() {
    assertThat(login(Visitor.accepting("me")).exitCode()).isZero();

    assertFails(
        login(Visitor.accepting("me"), "--account", "again"), "has signed in as 'me' already");
  }

  @Test
  void aWrongStateIsRefused() {
    assertFails(
        login(
            Visitor.accepting("me")
                .onTheWayBack(address -> address.replaceAll("state=[^&]*", "state=guessed"))),
        "does not belong to this sign-in");
  }

  @Test
  void aMissingStateIsRefused() {
    assertFails(
        login(
            Visitor.accepting("me")
                .onTheWayBack(address -> address.replaceAll("&state=[^&]*", ""))),
        "does not belong to this sign-in");
  }

  @Test
  void aDenialIsSaid() {
    assertFails(login(Visitor.denying()), "denied on Spotify's page");
  }

  @Test
  void aCodeThatSpotifyDoesNotKnowIsSaid() {
    assertFails(
        login(
            Visitor.accepting("me")
                .onTheWayBack(address -> address.replaceAll("code=[^&]*", "code=made-up"))),
        "invalid_grant");
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      String port = Integer.toString(taken.getLocalPort());

      Ran ran = app().run("login", "--port", port);

      assertFails(ran, "port " + port + " of 127.0.0.1 is in use");
      assertThat(ran.out()).isEmpty();
    }
  }

  @Test
  void noAnswerEndsInTime() {
    assertFails(app().run("login", "--port", "0", "--time-limit", "0"), "nobody agreed");
  }

  @Test
  void withoutAnAppItSaysHowToMakeOne() {
    assertFails(command().run("login", "--port", "0"), "lake login --client-id");
  }

  @Test
  void aSixthPersonIsRefusedBeforeAnythingIsAsked() {
    var accounts = new TreeMap<String, AccountCredentials>();
    for (String label : Set.of("a", "b", "c", "d", "e")) {
      accounts.put(label, new AccountCredentials(new Secret(label), null, Set.of(), null));
    }
    file().write(new Credentials(spotify.credentials().clientId(), null, accounts));

    Ran ran = command().run("login", "--account", "f", "--port", "0");

    assertFails(ran, "5 accounts have signed in (a, b, c, d, e)");
    assertThat(ran.out()).isEmpty();
  }

  private static void assertFails(Ran ran, String says) {
    assertThat(ran.exitCode()).as(ran.out()).isEqualTo(1);
    assertThat(ran.err().lines()).singleElement().asString().startsWith("lake: ").contains(says);
  }

  private Ran login(Visitor visitor, String... more) {
    List<String> arguments = new ArrayList<>(List.of("login", "--port", "0", "--time-limit", "20"));
    arguments.addAll(List.of(more));
    spotify.advance(Duration.ofMinutes(1));
    return app().watchedBy(visitor).run(arguments.toArray(String[]::new));
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
    return new CommandTester(folder)
        .at(spotify::now)
        .with("SPOTIFY_API_URL", spotify.apiUrl().toString())
        .with("SPOTIFY_ACCOUNTS_URL", spotify.accountsUrl().toString());
  }
}
