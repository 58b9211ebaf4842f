package dev.spotifylake.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class RequirementTest {
  private final List<String> printed = new ArrayList<>();

  @Test
  void anUnmetRequirementSkipsTheTestWithOneLine() {
    assertThatThrownBy(() -> Requirement.skip(RequirementTest.class, "Docker", false, printed::add))
        .isInstanceOf(TestAbortedException.class);
    assertThat(printed).containsExactly("RequirementTest is skipped; it needs Docker");
  }

  @Test
  void anUnmetRequirementFailsWhereAllAreRequired() {
    assertThatThrownBy(() -> Requirement.skip(RequirementTest.class, "Docker", true, printed::add))
        .isInstanceOf(AssertionError.class)
        .hasMessage("RequirementTest is skipped; it needs Docker (REQUIRE_ALL=true)");
  }
}
