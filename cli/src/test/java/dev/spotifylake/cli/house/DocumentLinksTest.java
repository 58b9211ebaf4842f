package dev.spotifylake.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What pages and sources name exists: files, headings, tests.
final class DocumentLinksTest {

  /// The target of a Markdown link or image, without addresses on the internet.
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:)([^)\\s]+)\\)");

  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  /// A page that a source, a script or a message names.
  private static final Pattern PAGE = Pattern.compile("\\bdocs/[\\w/-]+\\.md\\b");

  /// A test class, in code marks.
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.\\w+)?`");

  private static final List<String> SOURCES = List.of(".java", ".sh", ".sql", ".xml", ".yml");

  private static final SourceTree TREE = SourceTree.ofThisCheckout();

  @Test
  void everyRelativeLinkOfEveryPageResolves() {
    List<String> broken = new ArrayList<>();
    for (String page : TREE.endingWith(".md")) {
      for (MatchResult link : LINK.matcher(prose(page)).results().toList()) {
        if (!resolves(page, link.group(1))) {
          broken.add(page + ": " + link.group(1));
        }
      }
    }

    assertThat(broken).as("links that lead nowhere").isEmpty();
  }

  @Test
  void everyPageThatASourceNamesExists() {
    List<String> absent = new ArrayList<>();
    for (String source : SOURCES.stream().flatMap(end -> TREE.endingWith(end).stream()).toList()) {
      for (MatchResult page : PAGE.matcher(TREE.text(source)).results().toList()) {
        if (!TREE.has(page.group())) {
          absent.add(source + ": " + page.group());
        }
      }
    }

    assertThat(absent).as("pages that do not exist").isEmpty();
  }

  @Test
  void everyPageOfDocsStandsInTheIndex() {
    String index = TREE.text("docs/README.md");
    List<String> absent =
        TREE.endingWith(".md").stream()
            .filter(page -> page.startsWith("docs/") && !page.equals("docs/README.md"))
            .map(page -> page.substring("docs/".length()))
            .filter(page -> !index.contains("](" + page + ")"))
            .toList();

    assertThat(absent).as("pages without a line in docs/README.md").isEmpty();
  }

  @Test
  void everyTestThatAPageNamesExists() {
    List<String> absent = new ArrayList<>();
    for (String page : TREE.endingWith(".md")) {
      for (MatchResult test : TEST.matcher(prose(page)).results().toList()) {
        if (TREE.endingWith("/" + test.group(1) + ".java").isEmpty()) {
          absent.add(page + ": " + test.group(1));
        }
      }
    }

    assertThat(absent).as("tests that do not exist").isEmpty();
  }

  private static boolean resolves(String page, String link) {
    String[] fileAndAnchor = link.split("#", 2);
    String file =
        fileAndAnchor[0].isEmpty()
            ? page
            : TREE.nameOf(TREE.path(page).resolveSibling(fileAndAnchor[0]).normalize());
    if (!TREE.has(file)) {
      return false;
    }
    return fileAndAnchor.length == 1 || anchors(file).contains(fileAndAnchor[1]);
  }

  /// GitHub's anchors: lower case, spaces as hyphens, without punctuation.
  private static Set<String> anchors(String page) {
    return HEADING
        .matcher(prose(page))
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static String prose(String page) {
    return CODE_BLOCK.matcher(TREE.text(page)).replaceAll("");
  }
}
