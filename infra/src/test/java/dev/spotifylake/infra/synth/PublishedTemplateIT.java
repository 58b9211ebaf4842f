package dev.spotifylake.infra.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.infra.SynthesizedTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

@NeedsCommand("node")
final class PublishedTemplateIT {
  private static final Path COMMITTED = Path.of("template.json");

  @TempDir private Path assembly;

  /// Three times, since maps without an order differ from one time to the next.
  @RepeatedTest(3)
  void theCommittedTemplateIsWhatTheConstructsMake() throws IOException {
    String synthesized = SynthesizedTemplate.textIn(assembly);
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(COMMITTED, synthesized);
    }

    assertThat(Files.readString(COMMITTED))
        .as("infra/template.json; write it again by ./regenerate")
        .isEqualTo(synthesized);
  }
}
