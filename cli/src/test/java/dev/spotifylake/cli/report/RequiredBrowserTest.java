package dev.spotifylake.cli.report;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

final class RequiredBrowserTest {
  @TempDir Path folder;

  @Test
  void anInstalledBrowserIsUsed() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    assertThatCode(() -> RequiredBrowser.check(java, true)).doesNotThrowAnyException();
  }

  @Test
  void withoutABrowserTheTestIsSkipped() {
    assertThatThrownBy(() -> RequiredBrowser.check(folder.resolve("chromium"), false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("chromium is not installed");
  }

  @Test
  void withoutABrowserTheTestFailsWhereAllIsRequired() {
    assertThatThrownBy(() -> RequiredBrowser.check(folder.resolve("chromium"), true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("chromium is not installed")
        .hasMessageContaining("REQUIRE_ALL=true");
  }
}
