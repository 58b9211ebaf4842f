package dev.spotifylake.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
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
  void anAddedArtistIsListedReadAndRemoved() {
    String link = "https://open.spotify.com/intl-de/artist/" + artist() + "?si=abc";

    Result added = command().run("watch", "add", link);

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
  void addingMakesOneCallThatCountsInTheBudget() throws IOException {
    command().run("watch", "add", "spotify:artist:" + artist());

    assertThat(spotify.calls()).filteredOn(call -> call.path().startsWith("/v1/")).hasSize(1);
    assertThat(folder.resolve("lake-data/state/app.json")).content().contains("artists/{id}");
  }

  @Test
  void anUnknownAlbumIsNotAdded() {
    assertFails(command().run("watch", "add", "spotify:album:0000000000000000000000"), "(404");
    assertThat(folder.resolve("lake-data/config/watchlist.json")).doesNotExist();
  }

  @Test
  void aBareIdIsRefused() {
    assertFails(command().run("watch", "add", artist()), "expected the link of");
  }

  @Test
  void aWatchListWithAnErrorIsNotOverwritten() throws IOException {
    String invalid =
        """
        {"artists": ["nonsense"]}
        """;
    Path watchList = folder.resolve("lake-data/config/watchlist.json");
    Files.createDirectories(watchList.getParent());
    Files.writeString(watchList, invalid);

    assertFails(command().run("watch", "add", "spotify:artist:" + artist()), "nothing was changed");
    assertThat(watchList).hasContent(invalid);
  }

  @Test
  void anUnfollowedArtistCannotBeRemoved() {
    assertFails(
        command().run("watch", "remove", "spotify:artist:" + artist()), "not on the watch-list");
  }

  @Test
  void watchWithoutAVerbListsItsVerbs() {
    Result result = command().run("watch");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("watch add, watch remove, watch list");
  }

  private String artist() {
    return spotify.truth().artistIds(1).getFirst();
  }

  private static void assertFails(Result result, String message) {
    assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith("lake: ")
        .contains(message);
  }

  private CommandTester command() {
    return new CommandTester(folder).against(spotify).withApp(spotify);
  }
}
