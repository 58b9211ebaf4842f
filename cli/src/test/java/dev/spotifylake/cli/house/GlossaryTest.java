package dev.spotifylake.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.house.DeclaredNames.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The code and its texts use the field's words. Each word here was once a private one;
/// CONTRIBUTING says which word to use instead.
final class GlossaryTest {
  /// Words that no name of a type, method, field or variable holds as a whole camel-case word.
  private static final Set<String> RETIRED =
      Set.of(
          "answer",
          "answers",
          "answered",
          "question",
          "questions",
          "look",
          "looks",
          "looked",
          "keeper",
          "keepers",
          "thing",
          "things",
          "sighting",
          "sightings",
          "telling",
          "tellings",
          "told",
          "diary",
          "tally",
          "tallies",
          "surroundings",
          "place",
          "places",
          "catalogue",
          "catalogues");

  private static final Pattern RETIRED_NAME = Pattern.compile("Calls|[oO]lderApps?\\w*");

  private static final Pattern RETIRED_IN_TEXT =
      Pattern.compile(
          "(?i)\\b(answers?|answered|questions?|things?|sightings?|tellings?|told|diary|tally"
              + "|tallies|surroundings|catalogues?|keepers?|older apps only|made no more"
              + "|(an?|the|each|every|two|last|previous) looks?)\\b");

  /// Names of stored data, which stay.
  private static final Pattern STORED = Pattern.compile("state/catalogue|\\btellings\\b");

  private static final Pattern COMMENT = Pattern.compile("^\\s*///?\\s");

  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+");

  /// Files that hold retired words for a reason.
  private static final Map<String, String> EXEMPT =
      Map.of(
          "CONTRIBUTING.md", "its glossary lists the retired words",
          "CHANGELOG.md", "names what was renamed",
          "cli/src/test/java/dev/spotifylake/cli/house/GlossaryTest.java", "lists the words");

  private static final SourceTree TREE = SourceTree.ofThisCheckout();
  private static final DeclaredNames DECLARED = DeclaredNames.of(TREE, TREE.endingWith(".java"));

  @Test
  void noDeclaredNameHoldsARetiredWord() {
    assertThat(DECLARED.names()).hasSizeGreaterThan(3_000);
    assertThat(DECLARED.names())
        .filteredOn(name -> !EXEMPT.containsKey(name.file()))
        .filteredOn(name -> holdsRetiredWord(name.text()))
        .isEmpty();
  }

  @Test
  void noMessageHoldsARetiredWord() {
    assertThat(DECLARED.texts())
        .filteredOn(text -> text.file().contains("/src/main/"))
        .filteredOn(text -> text.text().indexOf(' ') > 0)
        .filteredOn(text -> RETIRED_IN_TEXT.matcher(withoutStoredNames(text.text())).find())
        .isEmpty();
  }

  @Test
  void noPageQueryScriptOrConfigurationHoldsARetiredWord() {
    List<Occurrence> lines =
        lines(
            ".md",
            ".sql",
            ".jte",
            ".sh",
            ".toml",
            ".yml",
            "pom.xml",
            "lake",
            "regenerate",
            ".ci/run",
            ".ci/release");

    assertThat(lines)
        .extracting(Occurrence::file)
        .contains("README.md", "lake", ".ci/run", "pom.xml", "cli/pom.xml", "infra/smoke.sh")
        .contains("infra/samconfig.toml", ".github/workflows/build.yml");
    assertThat(lines)
        .filteredOn(line -> RETIRED_IN_TEXT.matcher(withoutStoredNames(line.text())).find())
        .isEmpty();
  }

  @Test
  void noCommentHoldsARetiredWord() {
    List<Occurrence> comments =
        lines(".java").stream().filter(line -> COMMENT.matcher(line.text()).find()).toList();

    assertThat(comments).hasSizeGreaterThan(3_000);
    assertThat(comments)
        .filteredOn(line -> RETIRED_IN_TEXT.matcher(withoutStoredNames(line.text())).find())
        .isEmpty();
  }

  private static List<Occurrence> lines(String... ends) {
    List<Occurrence> lines = new ArrayList<>();
    for (String end : ends) {
      for (String file : TREE.endingWith(end)) {
        if (!EXEMPT.containsKey(file)) {
          TREE.text(file).lines().forEach(line -> lines.add(new Occurrence(file, line)));
        }
      }
    }
    return lines;
  }

  private static String withoutStoredNames(String text) {
    return STORED.matcher(text).replaceAll("");
  }

  private static boolean holdsRetiredWord(String name) {
    return RETIRED_NAME.matcher(name).matches()
        || WORD.matcher(name)
            .results()
            .map(word -> word.group().toLowerCase(Locale.ROOT))
            .anyMatch(RETIRED::contains);
  }
}
