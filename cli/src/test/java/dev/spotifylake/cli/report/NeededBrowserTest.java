package dev.spotifylake.cli.report;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

final class NeededBrowserTest {
  @TempDir Path folder;

  @Test
  void aBrowserThatIsThereIsUsed() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    assertThatCode(() -> NeededBrowser.check(java, true)).doesNotThrowAnyException();
  }

  @Test
  void withoutOneTheTestsAreSkipped() {
    assertThatThrownBy(() -> NeededBrowser.check(folder.resolve("chromium"), false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("chromium is not there");
  }

  @Test
  void whereNothingMayBeSkippedThatIsAFailure() {
    assertThatThrownBy(() -> NeededBrowser.check(folder.resolve("chromium"), true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("chromium is not there")
        .hasMessageContaining("REQUIRE_ALL=true");
  }
}
