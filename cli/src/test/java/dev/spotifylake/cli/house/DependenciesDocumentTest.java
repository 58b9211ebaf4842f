package dev.spotifylake.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.house.Poms.Dependency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every dependency has one pinned version and one reason.
final class DependenciesDocumentTest {

  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([^`:]+:[^`]+)` \\|");

  private static final SourceTree TREE = SourceTree.ofThisCheckout();

  private static final List<Dependency> ASKED_FOR = Poms.dependencies(TREE);

  @Test
  void theDocumentListsExactlyWhatTheModulesAskFor() {
    Set<String> askedFor =
        ASKED_FOR.stream()
            .filter(dependency -> !dependency.isOurs())
            .map(Dependency::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> documented =
        DOCUMENTED
            .matcher(TREE.text("docs/development/dependencies.md"))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).as("docs/development/dependencies.md").isEqualTo(askedFor);
  }

  /// A module may name a property of the parent, never a version.
  @Test
  void versionsStandInTheParentOnly() {
    assertThat(ASKED_FOR)
        .isNotEmpty()
        .allMatch(dependency -> dependency.version().matches("|\\$\\{[\\w.-]+\\.version}"));
    for (String pom : TREE.endingWith("/pom.xml")) {
      assertThat(TREE.text(pom)).as(pom).doesNotContain(".version>");
    }
  }
}
