package dev.spotifylake.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A workflow may do little, not for long, and runs only code that is named by its content.
final class WorkflowTest {

  private static final SourceTree TREE = SourceTree.ofThisCheckout();

  private static final Pattern ACTION = Pattern.compile("(?m)^\\s*(?:- )?uses: (.+)$");
  private static final Pattern PINNED =
      Pattern.compile("[\\w-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

  /// Six spaces: under a job, never under the workflow.
  private static final Pattern WRITES =
      Pattern.compile(" {6}(contents|security-events): write # \\w.+");

  private static final Pattern JOB = Pattern.compile("(?m)^ {2}[\\w-]+:$");
  private static final Pattern TIMEOUT = Pattern.compile("(?m)^ {4}timeout-minutes: \\d+$");

  static List<String> workflows() {
    return TREE.endingWith(".yml").stream()
        .filter(file -> file.startsWith(".github/workflows/"))
        .toList();
  }

  @Test
  void thereIsOne() {
    assertThat(workflows()).contains(".github/workflows/build.yml");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyActionIsPinnedByItsCommit(String workflow) {
    assertThat(ACTION.matcher(TREE.text(workflow)).results().map(match -> match.group(1)))
        .isNotEmpty()
        .allMatch(action -> PINNED.matcher(action).matches());
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflowHasReadPermissionsUnlessAJobDeclaresMore(String workflow) {
    assertThat(TREE.text(workflow)).contains("\npermissions:\n  contents: read\n\n");
    assertThat(TREE.text(workflow).lines().filter(line -> line.contains(": write")))
        .allMatch(line -> WRITES.matcher(line).matches());
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyJobHasATimeout(String workflow) {
    String jobs = TREE.text(workflow).split("\njobs:\n", -1)[1];
    assertThat(TIMEOUT.matcher(jobs).results().count())
        .isEqualTo(JOB.matcher(jobs).results().count());
  }
}
