package dev.spotifylake.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The style sheet and scripts that travel in the page.
final class PageParts {
  // The smallest build that has scatter for the calendar and draws SVG.
  private static final String CHART_LIBRARY =
      "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";
  // In this order: each uses what those before it define.
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

  /// All scripts as one, with names of its own.
  static String script() {
    return inScriptElement(
        SCRIPTS.stream()
            .map(PageParts::read)
            .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();\n")));
  }

  // In a script these texts occur within strings only, where the backslash changes nothing.
  private static String inScriptElement(String script) {
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--");
  }

  private static String read(String file) {
    try (InputStream stream = PageParts.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is missing from the build");
      }
      // Browsers read line ends as \n before they compare a script with its hash.
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r\n", "\n")
          .replace('\r', '\n');
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
