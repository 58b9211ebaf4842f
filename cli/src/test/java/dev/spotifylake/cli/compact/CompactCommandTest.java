package dev.spotifylake.cli.compact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant AFTER_THE_DEMO = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;

  private JsonNode json(CommandTester command, String... arguments) throws IOException {
    Result result = command.run(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    return JSON.readTree(result.out());
  }

  private long files(String root) {
    try (Stream<Path> files = Files.walk(folder.resolve("demo-lake").resolve(root))) {
      return files.filter(Files::isRegularFile).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rows of every view but the one whose rows compaction may sum up.
  private static Map<String, String> views(CommandTester command) {
    Map<String, String> rows = new TreeMap<>();
    for (SqlFile view : SqlFiles.views()) {
      if (!view.name().equals("v_field_changes")) {
        Result result =
            command.run(
                "query",
                "--lake",
                "demo-lake",
                "--json",
                "SELECT * FROM " + view.name() + " ORDER BY ALL");
        assertThat(result.err()).as(view.name()).isEmpty();
        rows.put(view.name(), result.out());
      }
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv", "both"})
  void everyViewHasTheSameRowsBeforeAndAfter(String format) throws IOException {
    CommandTester command =
        new CommandTester(folder).with("LAKE_FORMAT", format).at(() -> AFTER_THE_DEMO);
    assertThat(command.run("demo", "--hours", "5").exitCode()).isZero();
    Map<String, String> before = views(command);

    JsonNode report = json(command, "compact", "--lake", "demo-lake", "--json");
    assertThat(report.path("raw_objects").asInt()).isGreaterThan(20);
    assertThat(views(command)).isEqualTo(before);

    CommandTester later = command.at(() -> AFTER_THE_DEMO.plus(Duration.ofHours(2)));
    JsonNode second = json(later, "compact", "--lake", "demo-lake", "--json");
    assertThat(second.path("deleted_files").asInt()).isEqualTo(report.path("files").asInt());
    assertThat(views(later)).isEqualTo(before);
    assertThat(files("manifests")).isLessThan(10);
    assertThat(files(format.equals("csv") ? "curated-csv" : "curated")).isLessThan(100);
  }

  @Test
  void aDryRunShowsWhatWouldBeMergedAndChangesNothing() throws IOException {
    CommandTester command = new CommandTester(folder).at(() -> AFTER_THE_DEMO);
    assertThat(command.run("demo", "--hours", "2").exitCode()).isZero();
    long files = files(".");

    Result text = command.run("compact", "--lake", "demo-lake", "--dry-run");
    JsonNode plan = json(command, "compact", "--lake", "demo-lake", "--dry-run", "--json");

    assertThat(text.exitCode()).isZero();
    assertThat(text.out()).startsWith("dry run: would merge the files of ").contains("tracks");
    assertThat(plan.path("raw_objects").asInt()).isPositive();
    assertThat(plan.path("files").path("tracks").asInt()).isPositive();
    assertThat(files(".")).isEqualTo(files);
  }

  @Test
  void aFolderWithoutALakeIsAnError() {
    Result result = new CommandTester(folder).run("compact", "--lake", "nowhere");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("lake: there is no lake at nowhere");
  }

  @Test
  void aRunCompactsWhenSixHoursHavePassed() throws IOException {
    try (SpotifySimulator spotify =
        SpotifySimulator.start(
            SimulatorOptions.builder().artists(20).ownedPlaylists(5).savedTracks(10).build())) {
      CommandTester command =
          new CommandTester(folder)
              .against(spotify)
              .withApp(spotify)
              .with("SPOTIFY_REFRESH_TOKEN", spotify.credentials().listener("me").refreshToken());

      assertThat(compaction(command).path("raw_objects").asInt()).isZero();
      spotify.advance(Duration.ofHours(2));
      assertThat(compaction(command).path("raw_objects").asInt()).isPositive();
      spotify.advance(Duration.ofHours(5));
      assertThat(compaction(command).isNull()).isTrue();
      spotify.advance(Duration.ofHours(1));
      assertThat(compaction(command).path("deleted_files").asInt()).isPositive();
    }
  }

  private JsonNode compaction(CommandTester command) throws IOException {
    JsonNode run = json(command, "run", "--lake", "mine", "--json");
    assertThat(run.path("problems")).isEmpty();
    return run.path("compaction");
  }
}
