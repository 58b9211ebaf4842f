package dev.spotifylake.cli.compact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// This release and a lake that a newer one has written.
class NewerLayoutTest {
  @TempDir private Path folder;

  @Test
  void everyCommandThatWritesStopsWithOneLineAndChangesNothing() throws IOException {
    write("lake/manifests/files.json", "{\"layout\": 3, \"files\": {}}");
    write("lake/state/app.json", "{}");
    Files.createDirectories(folder.resolve("lake/raw"));
    write("endsong_0.json", "[]");
    CommandTester command =
        new CommandTester(folder)
            .with("SPOTIFY_CLIENT_ID", "id")
            .with("SPOTIFY_CLIENT_SECRET", "unused")
            .with("SPOTIFY_API_URL", "http://localhost:9")
            .with("SPOTIFY_ACCOUNTS_URL", "http://localhost:9");

    for (String line :
        List.of("run", "compact", "compact --dry-run", "replay", "import endsong_0.json")) {
      String[] arguments =
          Stream.concat(Arrays.stream(line.split(" ")), Stream.of("--lake", "lake"))
              .toArray(String[]::new);
      Result result = command.run(arguments);

      assertThat(result.err())
          .as(line)
          .isEqualTo(
              "lake: the lake has layout 3; this release knows up to 2; update the command\n");
      assertThat(result.exitCode()).as(line).isEqualTo(1);
      assertThat(result.out()).as(line).isEmpty();
      assertThat(files()).as(line).containsExactly("manifests/files.json", "state/app.json");
    }
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private List<String> files() throws IOException {
    Path lake = folder.resolve("lake");
    try (Stream<Path> files = Files.walk(lake)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> lake.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
