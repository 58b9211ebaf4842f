package dev.spotifylake.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Ran;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {
  @TempDir private Path folder;

  private final SpotifySimulator spotify =
      SpotifySimulator.start(
          SimulatorOptions.builder().artists(20).ownedPlaylists(5).savedTracks(10).build());

  @AfterEach
  void close() {
    spotify.close();
  }

  @Test
  void whatIsAddedIsNamedListedReadAndRemoved() {
    String link = "https://open.spotify.com/intl-de/artist/" + artist() + "?si=abc";

    Ran added = command().run("watch", "add", link);

    assertThat(added.err()).isEmpty();
    assertThat(added.exitCode()).isZero();
    assertThat(added.out()).startsWith("following artist \"").endsWith("from the next run on\n");
    assertThat(command().run("watch", "list").out())
        .contains("https://open.spotify.com/artist/" + artist());
    assertThat(command().run("run").exitCode()).isZero();
    assertThat(folder.resolve("lake-data/raw/source=artist_albums")).isDirectory();
    assertThat(command().run("watch", "add", link).out()).startsWith("already following");
    assertThat(command().run("watch", "remove", link).exitCode()).isZero();
    assertThat(command().run("watch", "list").out()).startsWith("the watch-list is empty");
  }

  @Test
  void askingIsOneCallAndItIsCounted() throws IOException {
    command().run("watch", "add", "spotify:artist:" + artist());

    assertThat(spotify.calls()).filteredOn(call -> call.path().startsWith("/v1/")).hasSize(1);
    assertThat(folder.resolve("lake-data/state/app.json")).content().contains("artists/{id}");
  }

  @Test
  void whatSpotifyDoesNotHaveIsNotAdded() {
    assertFails(command().run("watch", "add", "spotify:album:0000000000000000000000"), "(404");
    assertThat(folder.resolve("lake-data/config/watchlist.json")).doesNotExist();
  }

  @Test
  void aBareIdDoesNotSayWhatItIs() {
    assertFails(command().run("watch", "add", artist()), "expected the link of");
  }

  @Test
  void aListWithATypoIsNotWrittenOver() throws IOException {
    Path list = folder.resolve("lake-data/config/watchlist.json");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "{\"artists\": [\"nonsense\"]}");

    assertFails(command().run("watch", "add", "spotify:artist:" + artist()), "nothing was changed");
    assertThat(list).hasContent("{\"artists\": [\"nonsense\"]}");
  }

  @Test
  void whatIsNotFollowedCannotBeRemoved() {
    assertFails(
        command().run("watch", "remove", "spotify:artist:" + artist()), "not on the watch-list");
  }

  @Test
  void withoutAVerbOfItsOwnItSaysWhichThereAre() {
    Ran ran = command().run("watch");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("watch add, watch remove, watch list");
  }

  private String artist() {
    return spotify.truth().artistIds(1).getFirst();
  }

  private static void assertFails(Ran ran, String says) {
    assertThat(ran.exitCode()).as(ran.out()).isEqualTo(1);
    assertThat(ran.err().lines()).singleElement().asString().startsWith("lake: ").contains(says);
  }

  private CommandTester command() {
    return new CommandTester(folder)
        .at(spotify::now)
        .with("SPOTIFY_CLIENT_ID", spotify.credentials().clientId())
        .with("SPOTIFY_CLIENT_SECRET", spotify.credentials().clientSecret())
        .with("SPOTIFY_API_URL", spotify.apiUrl().toString())
        .with("SPOTIFY_ACCOUNTS_URL", spotify.accountsUrl().toString());
  }
}
