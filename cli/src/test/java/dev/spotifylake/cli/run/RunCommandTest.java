package dev.spotifylake.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Ran;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsFile;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir private Path folder;

  private final SpotifySimulator spotify =
      SpotifySimulator.start(
          SimulatorOptions.builder().artists(20).ownedPlaylists(5).savedTracks(10).build());

  @AfterEach
  void close() {
    spotify.close();
  }

  @Test
  void twoRunsOfTheSameHourDoubleNothing() throws IOException {
    CommandTester command = signedIn();
    Ran first = command.run("run", "--lake", "mine", "--at", "2026-11-02T00:00:00Z");
    Ran second = command.run("run", "--lake", "mine", "--json");

    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).contains("into mine", "recently_played", "plays");
    assertThat(second.err()).isEmpty();
    assertThat(second.exitCode()).isZero();
    JsonNode told = new JsonMapper().readTree(second.out());
    assertThat(told.path("problems")).isEmpty();
    assertThat(told.path("rows").has("plays")).isFalse();
    long shown = spotify.truth().shownPlays().size();
    assertThat(count(command, "SELECT count(*) AS n FROM plays")).isEqualTo(shown).isPositive();
    assertThat(count(command, "SELECT count(*) AS n FROM v_plays")).isEqualTo(shown);
  }

  @Test
  void theCredentialsFileIsUsedWhereTheEnvironmentNamesNone() {
    var listener = spotify.credentials().listener("me");
    var accounts = new TreeMap<String, AccountCredentials>();
    accounts.put(
        "me",
        new AccountCredentials(
            new Secret(listener.refreshToken()), listener.consentedAt(), Set.of(), null));
    CommandTester command = unsigned();
    CredentialsFile.inHome(command.home())
        .write(
            new Credentials(
                spotify.credentials().clientId(),
                new Secret(spotify.credentials().clientSecret()),
                accounts));

    assertThat(command.run("run").exitCode()).isZero();
    assertThat(folder.resolve("lake-data/raw/source=recently_played")).isDirectory();
  }

  @Test
  void withoutCredentialsItSaysWhatToSet() {
    assertFails(unsigned(), "SPOTIFY_CLIENT_ID");
  }

  @Test
  void aWrongSecretIsNamed() {
    assertFails(
        unsigned()
            .with("SPOTIFY_CLIENT_ID", spotify.credentials().clientId())
            .with("SPOTIFY_CLIENT_SECRET", "wrong")
            .with("SPOTIFY_REFRESH_TOKEN", spotify.credentials().listener("me").refreshToken()),
        "SPOTIFY_CLIENT_SECRET");
  }

  @Test
  void nobodySignedInAndNothingWatchedIsNamed() {
    assertFails(app(), "nobody has signed in and the watch-list is empty");
  }

  @Test
  void aNetworkThatIsCutIsNamed() {
    assertThat(
            signedIn()
                .with("SPOTIFY_API_URL", "http://127.0.0.1:1/v1")
                .with("SPOTIFY_ACCOUNTS_URL", "http://127.0.0.1:1")
                .run("run", "--lake", "mine"))
        .satisfies(
            ran -> {
              assertThat(ran.exitCode()).isEqualTo(1);
              assertThat(ran.err()).startsWith("lake: ").doesNotContain("\tat ");
            });
  }

  @Test
  void aFileWhereTheFolderShouldBeStaysAsItIs() throws IOException {
    Files.writeString(folder.resolve("mine"), "a file");

    assertFails(signedIn(), "mine is a file; expected a folder");
    assertThat(folder.resolve("mine")).hasContent("a file");
  }

  @Test
  void aTypoInTheWatchListStopsOnlyItself() throws IOException {
    String artist = spotify.truth().artistIds(1).getFirst();
    Path list = folder.resolve("mine/config/watchlist.json");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "{\"artists\": [\n\"nonsense\",\n\"" + artist + "\"]}");

    Ran ran = app().run("run", "--lake", "mine");

    assertThat(ran.exitCode()).isEqualTo(3);
    assertThat(ran.err().lines()).singleElement().asString().contains("line 2", "nonsense");
    assertThat(
            count(app(), "SELECT count(*) AS n FROM v_artists WHERE artist_id = '" + artist + "'"))
        .isEqualTo(1);
  }

  @Test
  void aSourceThatIsBrokenIsNamedAndTheOthersGoOn() {
    spotify.inject(Fault.of(FaultKind.SERVER_ERROR).on("me/top/tracks"));

    Ran ran = signedIn().run("run", "--lake", "mine");

    assertThat(ran.exitCode()).isEqualTo(3);
    assertThat(ran.err()).contains("top_tracks");
    assertThat(count(signedIn(), "SELECT count(*) AS n FROM plays")).isPositive();
  }

  @Test
  void aDemoLakeTakesNoRealData() {
    assertThat(signedIn().run("demo", "--hours", "1", "--lake", "mine").exitCode()).isZero();

    assertFails(signedIn(), "holds the simulated data of `lake demo`");
  }

  private static void assertFails(CommandTester command, String says) {
    Ran ran = command.run("run", "--lake", "mine");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err().lines()).singleElement().asString().startsWith("lake: ").contains(says);
    assertThat(ran.out()).isEmpty();
  }

  private long count(CommandTester command, String sql) {
    try {
      return new JsonMapper()
          .readTree(command.run("query", "--lake", "mine", "--json", sql).out())
          .path(0)
          .path("n")
          .asLong();
    } catch (IOException e) {
      throw new IllegalStateException("no JSON", e);
    }
  }

  private CommandTester signedIn() {
    return app().with("SPOTIFY_REFRESH_TOKEN", spotify.credentials().listener("me").refreshToken());
  }

  private CommandTester app() {
    return unsigned()
        .with("SPOTIFY_CLIENT_ID", spotify.credentials().clientId())
        .with("SPOTIFY_CLIENT_SECRET", spotify.credentials().clientSecret());
  }

  private CommandTester unsigned() {
    return new CommandTester(folder)
        .at(spotify::now)
        .with("SPOTIFY_API_URL", spotify.apiUrl().toString())
        .with("SPOTIFY_ACCOUNTS_URL", spotify.accountsUrl().toString());
  }
}
