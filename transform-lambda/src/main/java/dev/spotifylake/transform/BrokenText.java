package dev.spotifylake.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.regex.Pattern;

/// Tells what is wrong with an answer that is not JSON.
final class BrokenText {
  private static final JsonFactory JSON = new JsonFactory();

  // A literal or a number cut in the middle, such as `tru` or `1.`, is an error of its own to a parser.
  private static final Pattern CUT_TOKEN = Pattern.compile("[-+.A-Za-z0-9]{1,30}\\s*$");

  private BrokenText() {}

  /// Whether the text begins as JSON does and then ends too early.
  static boolean isTruncated(String text) throws IOException {
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return false;
    }
    return endsTooEarly(text) || endsTooEarly(CUT_TOKEN.matcher(text).replaceFirst(""));
  }

  private static boolean endsTooEarly(String text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      while (json.nextToken() != null) {
        // only the end matters
      }
      return false;
    } catch (JsonEOFException ended) {
      return true;
    } catch (JsonProcessingException broken) {
      return false;
    }
  }
}
