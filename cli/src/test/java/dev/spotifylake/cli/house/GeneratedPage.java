package dev.spotifylake.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page of `docs/reference/` that is made from the code.
final class GeneratedPage {
  private static final Path FOLDER = SourceTree.ofThisCheckout().path("docs/reference");

  private GeneratedPage() {}

  /// Compares the page with its expected content, after writing it where that was asked for.
  ///
  /// @param name of the file in `docs/reference/`
  static void hasContent(String name, String expected) throws IOException {
    Path page = FOLDER.resolve(name);
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(page, expected);
    }
    assertThat(page)
        .as("docs/reference/%s; write it again by ./regenerate", name)
        .hasContent(expected);
  }
}
