package dev.spotifylake.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeCliTest {
  @TempDir private Path folder;

  @Test
  void withoutAVerbItShowsWhatThereIs() {
    Ran ran = new CommandTester(folder).run();

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("demo", "run", "import", "replay", "query", "simulate");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void itTellsItsVersion() {
    assertThat(new CommandTester(folder).run("--version").out()).startsWith("lake ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "run", "import", "replay", "query", "queries", "simulate"})
  void everyVerbHasHelpAndTakesJson(String verb) {
    Ran ran = new CommandTester(folder).run(verb, "--help");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).startsWith("Usage: lake " + verb).contains("--json");
  }

  @Test
  void aTypoIsWrongUsageAndGetsASuggestion() {
    Ran ran = new CommandTester(folder).run("qurey", "SELECT 1");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("Did you mean: lake query");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aWrongOptionNamesTheVerbsHelp() {
    Ran ran = new CommandTester(folder).run("demo", "--app", "unlimited");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("unlimited", "See `lake demo --help`.");
  }

  @Test
  void anOptionOfADeployedLakeIsWrongUsageInAFolder() {
    Ran ran = new CommandTester(folder).run("replay", "--after", "raw/x");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--after works only with --stack", "See `lake replay --help`.");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void anErrorIsOneLineWithoutATraceAndDebugShowsWhereItCameFrom() {
    Ran ran = new CommandTester(folder).run("query", "--lake", "nowhere", "SELECT 1");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err().lines())
        .singleElement()
        .asString()
        .startsWith("lake: there is no lake at");
    assertThat(
            new CommandTester(folder)
                .run("query", "--lake", "nowhere", "SELECT 1", "--debug")
                .err())
        .contains("\tat dev.spotifylake");
  }

  @Test
  void aWrongSettingIsOneLine() {
    Ran ran = new CommandTester(folder).with("LAKE_FORMAT", "xml").run("query", "SELECT 1");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err().lines()).singleElement().asString().contains("LAKE_FORMAT", "xml");
  }

  @Test
  void aLakeOnAwsIsNamedAsOutOfReach() {
    Ran ran = new CommandTester(folder).with("LAKE_RAW", "s3://bucket").run("query", "SELECT 1");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("s3://bucket", "--lake DIR");
  }
}
