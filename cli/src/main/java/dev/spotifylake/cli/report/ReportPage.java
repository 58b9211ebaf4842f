package dev.spotifylake.cli.report;

import dev.spotifylake.common.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// The values of the page's template. The template copies the last four unescaped, so they must not
/// hold anything that ends their element. It escapes all others.
///
/// @param lakeName as the user wrote it
/// @param about one line: which lake, and when the page was made
/// @param zone the time zone of days and hours
/// @param estimate one line: how much of the minutes is estimated
/// @param accounts the accounts with data
/// @param empty whether the lake holds nothing
/// @param style the style sheet
/// @param data the results as JSON, made by [ReportData]
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

  /// Allows the browser to run these two scripts, and to load nothing.
  public String contentSecurityPolicy() {
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '%s' '%s'"
        .formatted(hash(chartLibrary), hash(script));
  }

  private static String hash(String text) {
    byte[] digest = Sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
