package dev.spotifylake.cli.login;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/// The user's browser.
final class Browser {
  private Browser() {}

  /// Tries to open a page. Where that fails, the user has the printed address.
  static void open(URI page) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    try {
      new ProcessBuilder(system.contains("mac") ? "open" : "xdg-open", page.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException noBrowser) {
      // No desktop here. The address is on the screen.
    }
  }
}
