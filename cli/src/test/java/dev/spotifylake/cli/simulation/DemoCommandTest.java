package dev.spotifylake.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import dev.spotifylake.cli.command.Progress;
import dev.spotifylake.cli.engine.DuckDbEngine;
import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.simulator.AppProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoCommandTest {
  private static final String HOURS = "3";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void theLakeOfEveryProfileEqualsTheSimulatedWorld(AppProfile profile) throws IOException {
    Result result =
        new CommandTester(folder).run("demo", "--hours", HOURS, "--app", profile.name(), "--json");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    JsonNode output = new JsonMapper().readTree(result.out());
    assertThat(output.path("check_holds").asBoolean()).isTrue();
    assertThat(output.path("check")).hasSize(3);
    for (JsonNode part : output.path("check")) {
      assertThat(part.path("found").asLong())
          .isPositive()
          .isEqualTo(part.path("expected").asLong());
    }
    assertThat(output.path("rows").path("plays").asLong()).isPositive();
    assertThat(output.path("results")).hasSize(5).noneMatch(JsonNode::isEmpty);
    assertThat(output.path("rejects"))
        .isNotEmpty()
        .allMatch(reject -> !reject.path("reason").asText().isEmpty());
  }

  @Test
  void theDemoPrintsItsResultsAndStartsOverNextTime() {
    CommandTester command = new CommandTester(folder).with("LAKE_FORMAT", "csv");
    Result first = command.run("demo", "--hours", "1");
    Result second = command.run("demo", "--hours", "1");

    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .contains(
            "up to 2026-11-22T10:00:00Z",
            "The songs that you played most in the last 12 months.",
            "Check of the lake against the simulated world: plays ",
            "all equal.",
            "The lake is in demo-lake and stays there.",
            "./lake query --lake demo-lake")
        .doesNotContain("starts over");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).startsWith("demo-lake holds an earlier demo and starts over.");
    assertThat(folder.resolve("demo-lake/curated-csv/plays")).isDirectory();
    assertThat(folder.resolve("demo-lake/curated")).doesNotExist();
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("mine")).resolve("note.txt"), "mine");

    Result result = new CommandTester(folder).run("demo", "--lake", "mine");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines()).singleElement().asString().contains("mine is not empty");
    assertThat(folder.resolve("mine")).isDirectoryNotContaining("glob:**.json");
  }

  @Test
  void hoursOutOfRangeAreWrongUsage() {
    Result result = new CommandTester(folder).run("demo", "--hours", "0");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--hours is 0; expected 1 to 8760");
  }

  @Test
  void theCheckFailsWhenRowsAreMissing() throws IOException {
    LakeFolder lake = LakeFolder.of(LakeConfiguration.from(Map.of("LAKE_RAW", "lost")), folder);
    Files.createDirectories(lake.raw());
    try (SimulatedSpotify spotify =
        SimulatedSpotify.start(
            lake, AppProfile.RESTRICTED, 2, Instant.parse("2026-11-22T00:00:00Z"))) {
      DemoRun.of(spotify, lake, 1, Progress.none());
      assertThat(check(lake, spotify)).allMatch(DemoCheck.Part::holds);

      for (String table : List.of("plays", "playlist_items", "ops_rejects")) {
        deleteOneFile(lake.curated().resolve("curated").resolve(table));
      }
      assertThat(check(lake, spotify))
          .hasSize(3)
          .noneMatch(DemoCheck.Part::holds)
          .allMatch(part -> part.differences().getFirst().startsWith("missing in the lake: "));
    }
  }

  private static List<DemoCheck.Part> check(LakeFolder lake, SimulatedSpotify spotify) {
    try (QueryEngine engine = DuckDbEngine.over(lake.curated(), LakeFormat.PARQUET)) {
      return DemoCheck.of(spotify.truth(), engine).parts();
    }
  }

  private static void deleteOneFile(Path table) throws IOException {
    try (var files = Files.walk(table)) {
      Files.delete(files.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
  }
}
