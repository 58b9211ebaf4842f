package dev.spotifylake.cli.report;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Checks that the browser for the report's tests is installed. Without it the tests are skipped
/// with one printed line, or fail where nothing may be skipped.
final class RequiredBrowser {
  private RequiredBrowser() {}

  static void check(Path browser, boolean requireAll) {
    if (Files.isExecutable(browser)) {
      return;
    }
    String line = browser + " is not installed: the report was not tested in a browser";
    if (requireAll) {
      throw new AssertionError(line + " (REQUIRE_ALL=true)");
    }
    System.out.println("skipped: " + line);
    Assumptions.abort(line);
  }
}
