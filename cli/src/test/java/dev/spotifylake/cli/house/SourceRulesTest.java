package dev.spotifylake.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Rules about sources that the compiled classes do not show, tests among them.
final class SourceRulesTest {

  /// A file that needs a map is two files.
  private static final int MOST_LINES = 350;

  private static final Pattern SLEEP =
      Pattern.compile("\\bThread\\.sleep\\(|\\bTimeUnit\\.\\w+\\.sleep\\(");

  private static final Pattern OTHER_PROCESS =
      Pattern.compile(
          "\\bnew ProcessBuilder\\(|\\.exec\\(|\\bPlaywright\\.create\\(|\\bTrinoEngine\\b");

  private static final Pattern ABSTRACT =
      Pattern.compile("(?m)^(public )?abstract class |^interface ");

  private static final SourceTree TREE = SourceTree.ofThisCheckout();

  @Test
  void noFileIsLongerThanAReaderCanHold() {
    assertThat(TREE.endingWith(".java"))
        .filteredOn(file -> TREE.text(file).lines().count() > MOST_LINES)
        .as("files of more than %d lines", MOST_LINES)
        .isEmpty();
  }

  @Test
  void noTestSleeps() {
    assertThat(testFiles(file -> !file.contains("/offender/")))
        .filteredOn(file -> SLEEP.matcher(TREE.text(file)).find())
        .as("tests that sleep, where they could wait for a condition")
        .isEmpty();
  }

  @Test
  void noUnitTestStartsAnotherProcess() {
    assertThat(testFiles(file -> file.endsWith("Test.java")))
        .filteredOn(file -> OTHER_PROCESS.matcher(TREE.text(file)).find())
        .as("unit tests that start a process: name them *IT, so that only verify runs them")
        .isEmpty();
  }

  @Test
  void everyTestClassIsFoundByTheBuild() {
    assertThat(testFiles(file -> hasTestsOfItsOwn(TREE.text(file))))
        .filteredOn(file -> !file.endsWith("Test.java") && !file.endsWith("IT.java"))
        .as("classes with tests that the build runs under no name it knows")
        .isEmpty();
  }

  /// Tests of an abstract class run in the classes that extend it.
  private static boolean hasTestsOfItsOwn(String source) {
    return source.contains("  @Test\n") && !ABSTRACT.matcher(source).find();
  }

  private static List<String> testFiles(Predicate<String> which) {
    return TREE.endingWith(".java").stream()
        .filter(file -> file.contains("/src/test/java/"))
        .filter(which)
        .toList();
  }
}
