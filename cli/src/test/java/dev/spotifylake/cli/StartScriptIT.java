package dev.spotifylake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The start script `lake`, in a checkout whose build is a fake.
@Timeout(120)
class StartScriptIT {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir private Path folder;

  private Path script;
  private Path elsewhere;

  private record ScriptResult(int exitCode, String out, String err) {}

  @BeforeEach
  void checkout() throws IOException {
    script = folder.resolve("check out/lake");
    elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    write("lake", Files.readString(Path.of("..", "lake")));
    write("mvnw", "#!/bin/sh\necho \"[ERROR] no compiler today: $*\"\nexit 1\n");
    write("common/src/main/Source.java", "");
    write("cli/target/lake/jdk", System.getProperty("java.home"));
    write("cli/target/lake/classpath", System.getProperty("java.class.path"));
    write("cli/target/lake/stamp", "");
    for (String old : List.of("common", "common/src/main", "common/src/main/Source.java")) {
      Files.setLastModifiedTime(script.resolveSibling(old), LONG_AGO);
    }
  }

  @Test
  void aBuiltCommandStartsFromAnyFolderAndPrintsNothingElse() throws Exception {
    ScriptResult result = run("queries");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("most_played_tracks");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void relativeFoldersStartAtTheWorkingFolder() throws Exception {
    ScriptResult result = run("query", "--lake", ".", "SELECT count(*) AS n FROM plays", "--csv");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("n\n0\n");
  }

  /// An absolute link to a relative one, in a folder that is a link itself.
  @Test
  void aLinkToALinkStartsItsTarget() throws Exception {
    Path far = Files.createDirectories(folder.resolve("far/away"));
    Files.createSymbolicLink(far.resolve("lake"), Path.of("../../check out/lake"));
    Path near = Files.createSymbolicLink(elsewhere.resolve("near"), far);
    script = Files.createSymbolicLink(elsewhere.resolve("lake"), near.resolve("lake"));

    ScriptResult result = run("queries");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("most_played_tracks");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void exitCodesPassThrough() throws Exception {
    assertThat(run("qurey").exitCode()).isEqualTo(2);
  }

  @Test
  void changedSourcesAreBuiltAgainAndAFailureNamesTheLog() throws Exception {
    write("common/src/main/New.java", "");
    Files.setLastModifiedTime(
        script.resolveSibling("common/src/main/New.java"),
        FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));

    ScriptResult result = run("queries");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains(
            "lake: sources have changed: building again.",
            "[ERROR] no compiler today: -B -DskipTests -Pcommand -pl cli -am package",
            "cli/target/lake-build.log");
  }

  @Test
  void withoutARecentJdkTheScriptSaysHowToGetOne() throws Exception {
    write("lake", Files.readString(Path.of("..", "lake")).replace("accepted=25", "accepted=999"));

    ScriptResult result = run("queries");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith("lake: needs a JDK 999 or newer and found none.")
        .contains("JAVA_HOME");
  }

  @Test
  void aReleaseStartsFromItsOwnJars() throws Exception {
    Path lib = Files.createDirectory(folder.resolve("check out/lib"));
    try (Stream<Path> built = Files.list(Path.of("target", "lake", "lib"))) {
      for (Path jar : built.toList()) {
        Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar.toAbsolutePath());
      }
    }
    try (DirectoryStream<Path> built = Files.newDirectoryStream(Path.of("target"), "cli-*.jar")) {
      for (Path jar : built) {
        Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar.toAbsolutePath());
      }
    }
    Files.delete(script.resolveSibling("cli/target/lake/classpath"));

    ScriptResult result = run("queries");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("most_played_tracks");
  }

  private void write(String name, String text) throws IOException {
    Path file = script.resolveSibling(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private ScriptResult run(String... arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder process = new ProcessBuilder(script.toString());
    process.command().addAll(List.of(arguments));
    process.directory(elsewhere.toFile());
    process.redirectOutput(out.toFile()).redirectError(err.toFile());
    int exitCode = process.start().waitFor();
    return new ScriptResult(exitCode, Files.readString(out), Files.readString(err));
  }
}
