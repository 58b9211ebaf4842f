package dev.spotifylake.cli.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// What the template of the page is filled with. The texts of the last four go into the page as
/// they are, so they must be free of anything that ends their element; all others are escaped by
/// the template.
///
/// @param lakeName as a person named the lake
/// @param about one line: which lake, made when
/// @param zone whose clock days and hours are told by
/// @param estimate which part of the minutes is estimated
/// @param accounts those that have any data
/// @param empty whether the lake holds nothing at all
/// @param style the style sheet
/// @param data the answers as JSON, made by [ReportData]
/// @param chartLibrary the script of the chart library
/// @param script the page's own script
public record ReportPage(
    String lakeName,
    String about,
    String zone,
    String estimate,
    List<String> accounts,
    boolean demo,
    boolean empty,
    String style,
    String data,
    String chartLibrary,
    String script) {

  public ReportPage {
    accounts = List.copyOf(accounts);
    for (String raw : List.of(style, data, chartLibrary, script)) {
      String lower = raw.toLowerCase(Locale.ROOT);
      if (lower.contains("</script") || lower.contains("</style") || lower.contains("<!--")) {
        throw new IllegalArgumentException("a part of the page would end its element early");
      }
    }
  }

  /// Lets the browser run these two scripts and load nothing from anywhere.
  public String contentSecurityPolicy() {
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '%s' '%s'"
        .formatted(hash(chartLibrary), hash(script));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
