package dev.spotifylake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README's commands work as written.
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final int WRONG_USAGE = 2;

  @TempDir private Path folder;

  @Test
  void everyCommandIsValidAndDemoCommandsSucceed() throws IOException {
    List<String> commands =
        readme().lines().map(String::strip).filter(line -> line.startsWith("./lake ")).toList();

    assertThat(commands).contains("./lake demo", "./lake run").hasSizeGreaterThan(6);
    for (String command : commands) {
      // `--help`, so that no test touches the AWS account of the person who runs it.
      String safe = command.contains("--stack") ? command + " --help" : command;
      Result result = new CommandTester(folder).run(arguments(safe));
      assertThat(result.exitCode()).as(command + "\n" + result.err()).isNotEqualTo(WRONG_USAGE);
      if (command.contains("demo") || command.equals("./lake queries")) {
        assertThat(result.exitCode()).as(command + "\n" + result.err()).isZero();
      }
    }
  }

  /// The README shows the output of another day and of more hours, so numbers may differ.
  @Test
  void theDemoPrintsTheSentencesThatTheReadmeShows() throws IOException {
    var demo = new CommandTester(folder).run("demo", "--hours", "1");
    String printed = withoutNumbers(demo.out() + demo.err());

    List<String> shown =
        readme()
            .lines()
            .dropWhile(line -> !line.equals("$ ./lake demo"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("```"))
            .filter(line -> !line.isBlank() && !line.startsWith(" ") && !line.startsWith("..."))
            .map(ReadmeTest::withoutNumbers)
            .toList();

    assertThat(shown)
        .hasSizeGreaterThan(3)
        .allSatisfy(line -> assertThat(printed.lines()).contains(line));
  }

  private static String withoutNumbers(String text) {
    return text.replaceAll("\\d[\\d:TZ-]*", "N");
  }

  @Test
  void noPlaceholderIsLeft() throws IOException {
    assertThat(readme()).doesNotContain("DOWNLOAD_MB", "BUILD_TIME", "DEMO_TIME", "SAMPLE");
  }

  private static String[] arguments(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command.substring("./lake ".length()));
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    if (words.getFirst().equals("demo")) {
      words.addAll(List.of("--hours", "1")); // the same demo, shorter
    }
    if (words.getFirst().equals("login")) {
      words.addAll(List.of("--port", "0", "--time-limit", "0")); // nobody will agree
    }
    return words.toArray(String[]::new);
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
