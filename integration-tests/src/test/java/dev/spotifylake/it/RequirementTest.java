package dev.spotifylake.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class RequirementTest {
  private final PrintStream terminal = System.out;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setOut(terminal);
  }

  @Test
  void whatCannotRunIsSkippedWithOneLine() {
    assertThatThrownBy(() -> Requirement.skip(RequirementTest.class, "Docker", false))
        .isInstanceOf(TestAbortedException.class);
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("RequirementTest is skipped; it needs Docker");
  }

  @Test
  void whereNothingMayBeSkippedThatIsAFailure() {
    assertThatThrownBy(() -> Requirement.skip(RequirementTest.class, "Docker", true))
        .isInstanceOf(AssertionError.class)
        .hasMessage("RequirementTest is skipped; it needs Docker (REQUIRE_ALL=true)");
  }
}
