package dev.spotifylake.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The style sheet and scripts that the page contains.
final class PageParts {
  // The smallest build with scatter charts, for the calendar, and SVG.
  private static final String CHART_LIBRARY =
      "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";
  // The order matters: each script uses what earlier ones define.
  private static final List<String> SCRIPTS =
      List.of(
          "data.js",
          "charts.js",
          "listening.js",
          "rankings.js",
          "changes.js",
          "health.js",
          "page.js");

  private PageParts() {}

  static String style() {
    return read("page.css");
  }

  static String chartLibrary() {
    return inScriptElement(read(CHART_LIBRARY));
  }

  /// All scripts as one, in a scope of its own.
  static String script() {
    return inScriptElement(
        SCRIPTS.stream()
            .map(PageParts::read)
            .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();\n")));
  }

  // These texts occur only within the scripts' strings, where the backslash changes nothing.
  private static String inScriptElement(String script) {
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--");
  }

  private static String read(String file) {
    try (InputStream stream = PageParts.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is missing from the build");
      }
      // Browsers turn line ends into \n before they compare a script with its hash.
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r\n", "\n")
          .replace('\r', '\n');
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
