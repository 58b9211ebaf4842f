package dev.spotifylake.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCommandTest {

  @TempDir private Path folder;

  private final SpotifySimulator spotify =
      SpotifySimulator.start(
          SimulatorOptions.builder().artists(20).ownedPlaylists(5).savedTracks(120).build());

  @AfterEach
  void close() {
    spotify.close();
  }

  private CommandTester command() {
    return new CommandTester(folder)
        .against(spotify)
        .withApp(spotify)
        .with("SPOTIFY_REFRESH_TOKEN", spotify.credentials().listener("me").refreshToken());
  }

  private void run(CommandTester command, String... lakes) {
    for (String lake : lakes) {
      Result result = command.run("run", "--lake", lake);
      assertThat(result.err()).isEmpty();
      assertThat(result.exitCode()).isZero();
    }
  }

  private static String query(CommandTester command, String lake, String sql) {
    Result result = command.run("query", "--lake", lake, "--csv", sql);
    assertThat(result.err()).isEmpty();
    return result.out();
  }

  private String backup(String lake) throws IOException {
    try (Stream<Path> days = Files.list(folder.resolve(lake).resolve("backup"))) {
      return days.map(day -> day.getFileName().toString().replace("dt=", ""))
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /// One lake loses its state and gets that of days ago; the other is not disturbed.
  @Test
  void afterARestoreTheNextRunsLoseAndDoubleNothing() throws IOException {
    CommandTester command = command();
    run(command, "lost", "undisturbed");
    for (int hours = 0; hours < 40; hours += 10) {
      spotify.advance(Duration.ofHours(10));
      run(command, "lost", "undisturbed");
    }
    String day = backup("lost");
    for (Path file : files("lost/state")) {
      Files.delete(file);
    }

    Result dryRun = command.run("restore", "--lake", "lost", "--from", day, "--dry-run");
    assertThat(dryRun.out()).contains("would restore from " + day, "state/app.json", "added");
    assertThat(files("lost/state")).isEmpty();
    Result restored = command.run("restore", "--lake", "lost", "--from", day);
    assertThat(restored.err()).isEmpty();
    assertThat(restored.exitCode()).isZero();
    for (int hours = 0; hours < 20; hours += 10) {
      spotify.advance(Duration.ofHours(10));
      run(command, "lost", "undisturbed");
    }

    for (String sql :
        List.of(
            "SELECT play_id, played_at FROM v_plays ORDER BY ALL",
            "SELECT count(*) FROM v_coverage WHERE NOT continuous",
            "SELECT DISTINCT playlist_id FROM v_playlist_now ORDER BY ALL",
            "SELECT count(*) - count(DISTINCT (playlist_id, position)) FROM v_playlist_now",
            """
            SELECT count(*) - count(DISTINCT item_uri) FROM saved_items WHERE pass_id = (
              SELECT max_by(pass_id, observed_at) FROM ops_passes
              WHERE source = 'saved_tracks' AND kind = 'full' AND complete)
            """)) {
      assertThat(query(command, "lost", sql)).as(sql).isEqualTo(query(command, "undisturbed", sql));
    }
  }

  private List<Path> files(String below) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(below))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void whatARestoreReplacesIsABackupToo() throws IOException {
    CommandTester command = command();
    run(command, "mine");
    String day = backup("mine");
    Path app = folder.resolve("mine/state/app.json");
    Files.writeString(app, "damaged");

    Result restored = command.run("restore", "--lake", "mine", "--from", day);

    assertThat(restored.exitCode()).isZero();
    assertThat(restored.out()).contains("state/app.json", "replaced", "What was there is the");
    assertThat(Files.readString(app)).startsWith("{");
    String undo = restored.out().lines().toList().getLast().strip();
    String kept = undo.substring(undo.lastIndexOf(' ') + 1);
    assertThat(undo).isEqualTo("lake restore --from " + kept);
    assertThat(folder.resolve("mine/backup/dt=" + kept + "/state/app.json"))
        .content()
        .isEqualTo("damaged");
  }

  @Test
  void aDamagedBackupChangesNothing() throws IOException {
    CommandTester command = command();
    run(command, "mine");
    String day = backup("mine");
    Files.writeString(folder.resolve("mine/backup/dt=" + day + "/state/app.json"), "{");
    Path app = folder.resolve("mine/state/app.json");
    String before = Files.readString(app);

    Result result = command.run("restore", "--lake", "mine", "--from", day);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("lake: state/app.json of this backup is damaged")
        .hasLineCount(1);
    assertThat(app).content().isEqualTo(before);
  }

  @Test
  void aMissingDayListsTheDaysThatAreThere() throws IOException {
    CommandTester command = command();
    run(command, "mine");
    String day = backup("mine");

    Result result = command.run("restore", "--lake", "mine", "--from", "1999-01-01");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).hasLineCount(1).endsWith("expected one of: " + day + "\n");
  }
}
