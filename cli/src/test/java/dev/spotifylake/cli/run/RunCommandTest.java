package dev.spotifylake.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
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
  void twoRunsOfOneHourDuplicateNothing() throws IOException {
    CommandTester command = signedIn();
    Result first = command.run("run", "--lake", "mine", "--at", "2026-11-02T00:00:00Z");
    Result second = command.run("run", "--lake", "mine", "--json");

    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).contains("into mine", "recently_played", "plays");
    assertThat(second.err()).isEmpty();
    assertThat(second.exitCode()).isZero();
    JsonNode output = new JsonMapper().readTree(second.out());
    assertThat(output.path("problems")).isEmpty();
    assertThat(output.path("rows").has("plays")).isFalse();
    long expected = spotify.truth().shownPlays().size();
    assertThat(count(command, "SELECT count(*) AS n FROM plays")).isEqualTo(expected).isPositive();
    assertThat(count(command, "SELECT count(*) AS n FROM v_plays")).isEqualTo(expected);
  }

  @Test
  void theCredentialsFileIsUsedWithoutCredentialsInTheEnvironment() {
    var listener = spotify.credentials().listener("me");
    var accounts = new TreeMap<String, AccountCredentials>();
    accounts.put(
        "me",
        new AccountCredentials(
            new Secret(listener.refreshToken()), listener.consentedAt(), Set.of(), null));
    CommandTester command = withoutApp();
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
  void withoutCredentialsTheErrorNamesTheSetting() {
    assertFails(withoutApp(), "SPOTIFY_CLIENT_ID");
  }

  @Test
  void aWrongClientSecretIsReported() {
    assertFails(
        withoutApp()
            .with("SPOTIFY_CLIENT_ID", spotify.credentials().clientId())
            .with("SPOTIFY_CLIENT_SECRET", "wrong")
            .with("SPOTIFY_REFRESH_TOKEN", spotify.credentials().listener("me").refreshToken()),
        "SPOTIFY_CLIENT_SECRET");
  }

  @Test
  void aRunWithoutSignInAndWatchListIsAnError() {
    assertFails(app(), "nobody has signed in and the watch-list is empty");
  }

  @Test
  void anUnreachableSpotifyIsAOneLineError() {
    assertThat(
            signedIn()
                .with("SPOTIFY_API_URL", "http://127.0.0.1:1/v1")
                .with("SPOTIFY_ACCOUNTS_URL", "http://127.0.0.1:1")
                .run("run", "--lake", "mine"))
        .satisfies(
            result -> {
              assertThat(result.exitCode()).isEqualTo(1);
              assertThat(result.err()).startsWith("lake: ").doesNotContain("\tat ");
            });
  }

  @Test
  void aFileInsteadOfTheLakeFolderIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("mine"), "a file");

    assertFails(signedIn(), "mine is a file; expected a folder");
    assertThat(folder.resolve("mine")).hasContent("a file");
  }

  @Test
  void anInvalidWatchListEntryDoesNotStopTheOthers() throws IOException {
    String artist = spotify.truth().artistIds(1).getFirst();
    Path watchList = folder.resolve("mine/config/watchlist.json");
    Files.createDirectories(watchList.getParent());
    Files.writeString(
        watchList,
        """
        {"artists": [
        "nonsense",
        "%s"]}
        """
            .formatted(artist));

    Result result = app().run("run", "--lake", "mine");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err().lines()).singleElement().asString().contains("line 2", "nonsense");
    assertThat(
            count(app(), "SELECT count(*) AS n FROM v_artists WHERE artist_id = '" + artist + "'"))
        .isEqualTo(1);
  }

  @Test
  void aFailingSourceIsNamedAndTheOthersContinue() {
    spotify.inject(Fault.of(FaultKind.SERVER_ERROR).on("me/top/tracks"));

    Result result = signedIn().run("run", "--lake", "mine");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("top_tracks");
    assertThat(count(signedIn(), "SELECT count(*) AS n FROM plays")).isPositive();
  }

  @Test
  void aDemoLakeRefusesRealData() {
    assertThat(signedIn().run("demo", "--hours", "1", "--lake", "mine").exitCode()).isZero();

    assertFails(signedIn(), "holds the simulated data of `lake demo`");
  }

  private static void assertFails(CommandTester command, String message) {
    Result result = command.run("run", "--lake", "mine");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith("lake: ")
        .contains(message);
    assertThat(result.out()).isEmpty();
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
    return withoutApp().withApp(spotify);
  }

  private CommandTester withoutApp() {
    return new CommandTester(folder).against(spotify);
  }
}
