package dev.spotifylake.cli.report;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The browser that pages are looked at with. Where there is none the tests are skipped with one
/// printed line, or fail where nothing may be skipped.
final class NeededBrowser {
  private NeededBrowser() {}

  static void check(Path browser, boolean requireAll) {
    if (Files.isExecutable(browser)) {
      return;
    }
    String line = browser + " is not there: the report was not looked at in a browser";
    if (requireAll) {
      throw new AssertionError(line + " (REQUIRE_ALL=true)");
    }
    System.out.println("skipped: " + line);
    Assumptions.abort(line);
  }
}
