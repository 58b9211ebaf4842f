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
  /// Words that no type, method, field or test name holds as a whole camel-case word.
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
              + "|tallies|surroundings|catalogues?|last look|older apps only|made no more)\\b");

  /// Names of stored data, which stay.
  private static final Pattern STORED = Pattern.compile("state/catalogue|\\btellings\\b");

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
  void noPageAndNoSavedQueryHoldsARetiredWord() {
    List<Occurrence> lines = new ArrayList<>();
    for (String end : List.of(".md", ".sql", ".jte", "/lake")) {
      for (String file : TREE.endingWith(end)) {
        if (!EXEMPT.containsKey(file)) {
          TREE.text(file).lines().forEach(line -> lines.add(new Occurrence(file, line)));
        }
      }
    }

    assertThat(lines).hasSizeGreaterThan(1_000);
    assertThat(lines)
        .filteredOn(line -> RETIRED_IN_TEXT.matcher(withoutStoredNames(line.text())).find())
        .isEmpty();
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
