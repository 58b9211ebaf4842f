package dev.spotifylake.it.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is uploaded: small, because a function that runs hourly is loaded anew nearly every time,
/// and with what both kinds of processor need.
final class DeploymentPackagesIT {
  private static final long MEGABYTE = 1_000_000;

  // The mapper of streaming history stays: the function receives that source.
  private static final Pattern ONLY_FOR_THE_COMMAND =
      Pattern.compile("Import|Replay|Compar|Differ|(?<!Streaming)History");

  @ParameterizedTest
  @CsvSource({"extract-lambda, 18", "transform-lambda, 36", "compact-lambda, 40"})
  void aJarIsNoLargerThanItsLimit(String module, long mostMegabytes) throws IOException {
    long size = Files.size(jar(module));

    System.out.printf("%s.jar: %.1f MB of %d%n", module, size / (double) MEGABYTE, mostMegabytes);
    assertThat(size).isLessThanOrEqualTo(mostMegabytes * MEGABYTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"extract-lambda", "transform-lambda", "compact-lambda"})
  void theSdkHasItsSmallestHttpClientOnly(String module) throws IOException {
    assertThat(entries(module))
        .anyMatch(name -> name.startsWith("software/amazon/awssdk/http/urlconnection/"))
        .noneMatch(name -> name.startsWith("io/netty/"))
        .noneMatch(name -> name.startsWith("org/apache/http/"))
        .noneMatch(name -> name.startsWith("software/amazon/awssdk/http/apache/"))
        .noneMatch(name -> name.startsWith("software/amazon/awssdk/http/nio/netty/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"transform-lambda", "compact-lambda"})
  void nativeLibrariesExistForBothProcessors(String module) throws IOException {
    assertThat(entries(module).stream().filter(name -> name.endsWith(".so")))
        .anyMatch(name -> name.startsWith("linux/aarch64/"))
        .anyMatch(name -> name.startsWith("linux/amd64/"));
  }

  @Test
  void theTransformHoldsNoClassThatServesOnlyTheCommand() throws IOException {
    assertThat(entries("transform-lambda").stream().filter(DeploymentPackagesIT::isOurs))
        .allMatch(
            name ->
                name.startsWith("dev/spotifylake/common/")
                    || name.startsWith("dev/spotifylake/transform/"))
        .noneMatch(name -> name.startsWith("dev/spotifylake/history/"))
        .noneMatch(name -> ONLY_FOR_THE_COMMAND.matcher(name).find());
  }

  /// The serializer of the transform would refuse the event of the schedule.
  @Test
  void theCompactionHasNoHandlerOfTheTransform() throws IOException {
    assertThat(entries("compact-lambda"))
        .contains("dev/spotifylake/compact/lambda/CompactHandler.class")
        .noneMatch(name -> name.startsWith("dev/spotifylake/transform/lambda/"))
        .noneMatch(name -> name.endsWith("CustomPojoSerializer"));
  }

  private static boolean isOurs(String name) {
    return name.startsWith("dev/spotifylake/") && name.endsWith(".class");
  }

  private static Path jar(String module) {
    return Path.of("..", module, "target", module + ".jar");
  }

  private static List<String> entries(String module) throws IOException {
    try (JarFile file = new JarFile(jar(module).toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }
}
