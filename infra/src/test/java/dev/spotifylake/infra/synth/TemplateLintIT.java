package dev.spotifylake.infra.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// AWS's own linter over the committed template.
@NeedsCommand("cfn-lint")
final class TemplateLintIT {
  @Test
  void theLinterFindsNothing() throws IOException, InterruptedException {
    Process lint =
        new ProcessBuilder("cfn-lint", "-t", "template.json").redirectErrorStream(true).start();
    String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(lint.waitFor()).as(said).isZero();
    assertThat(said).isBlank();
  }
}
