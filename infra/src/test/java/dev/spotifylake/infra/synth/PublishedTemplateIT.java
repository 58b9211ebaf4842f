package dev.spotifylake.infra.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.infra.WriteTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

@NeedsCommand("node")
final class PublishedTemplateIT {
  @TempDir private Path assembly;

  /// Three times, since maps without an order differ from one time to the next.
  @RepeatedTest(3)
  void theCommittedTemplateIsWhatTheConstructsMake() throws IOException {
    assertThat(WriteTemplate.synthesizedInto(assembly))
        .as("infra/template.json; docs/development/testing.md says how to write it again")
        .isEqualTo(Files.readString(Path.of("template.json")));
  }
}
