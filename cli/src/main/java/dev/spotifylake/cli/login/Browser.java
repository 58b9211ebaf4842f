package dev.spotifylake.cli.login;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/// The person's browser.
final class Browser {
  private Browser() {}

  /// Tries to open a page; where that does not work the person has the printed address.
  static void open(URI page) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    try {
      new ProcessBuilder(system.contains("mac") ? "open" : "xdg-open", page.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException absent) {
      // No desktop here: the address is on the screen.
    }
  }
}
