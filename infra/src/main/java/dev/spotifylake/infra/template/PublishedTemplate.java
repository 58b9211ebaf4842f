package dev.spotifylake.infra.template;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/// The text of the published template: the synthesized template with one value per line, so that
/// diffs are small.
public final class PublishedTemplate {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PublishedTemplate() {}

  /// @param synthesized a template as the CDK wrote it
  public static String textOf(Path synthesized) throws IOException {
    JsonNode template = JSON.readTree(synthesized.toFile());
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return JSON.writer(printer).writeValueAsString(template) + "\n";
  }
}
