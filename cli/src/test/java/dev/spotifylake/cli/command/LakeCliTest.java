package dev.spotifylake.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeCliTest {
  @TempDir private Path folder;

  @Test
  void withoutAVerbTheCommandListsItsVerbs() {
    Result result = new CommandTester(folder).run();

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("demo", "run", "import", "replay", "query", "simulate");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(new CommandTester(folder).run("--version").out()).startsWith("lake ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "run", "import", "replay", "query", "queries", "simulate"})
  void everyVerbHasHelpAndAcceptsJson(String verb) {
    Result result = new CommandTester(folder).run(verb, "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("Usage: lake " + verb).contains("--json");
  }

  @Test
  void aTypoIsWrongUsageAndGetsASuggestion() {
    Result result = new CommandTester(folder).run("qurey", "SELECT 1");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("Did you mean: lake query");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aWrongOptionNamesTheVerbsHelp() {
    Result result = new CommandTester(folder).run("demo", "--app", "unlimited");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("unlimited", "See `lake demo --help`.");
  }

  @Test
  void anOptionOfADeployedLakeIsWrongUsageInAFolder() {
    Result result = new CommandTester(folder).run("replay", "--after", "raw/x");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("--after works only with --stack", "See `lake replay --help`.");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void anErrorIsOneLineAndDebugAddsTheStackTrace() {
    Result result = new CommandTester(folder).run("query", "--lake", "nowhere", "SELECT 1");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines())
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
  void anInvalidSettingIsAOneLineError() {
    Result result = new CommandTester(folder).with("LAKE_FORMAT", "xml").run("query", "SELECT 1");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines()).singleElement().asString().contains("LAKE_FORMAT", "xml");
  }

  @Test
  void aLakeOnAwsNeedsAnotherOption() {
    Result result =
        new CommandTester(folder).with("LAKE_RAW", "s3://bucket").run("query", "SELECT 1");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("s3://bucket", "--lake DIR");
  }
}
