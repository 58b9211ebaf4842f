package dev.spotifylake.infra.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

final class CommandConditionTest {
  private static final String NOWHERE = "no-such-command-anywhere";

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
  void aCommandOnThePathLetsTheTestRun() {
    assertThat(CommandCondition.evaluate("sh", "SomeIT", true).isDisabled()).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void withoutItTheTestIsSkippedWithOneLine() {
    assertThat(CommandCondition.evaluate(NOWHERE, "SomeIT", false).isDisabled()).isTrue();
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("skipped: SomeIT needs " + NOWHERE + ", which is not on the path");
  }

  @Test
  void aMissingCommandFailsWhereSkippingIsForbidden() {
    assertThatThrownBy(() -> CommandCondition.evaluate(NOWHERE, "SomeIT", true))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("SomeIT needs " + NOWHERE)
        .hasMessageContaining("REQUIRE_ALL=true");
  }
}
