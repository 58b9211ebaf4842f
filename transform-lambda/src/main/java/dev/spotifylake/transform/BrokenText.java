package dev.spotifylake.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.regex.Pattern;

/// Classifies a response that is not JSON.
final class BrokenText {
  private static final JsonFactory JSON = new JsonFactory();

  // To a parser a literal or number that is cut, such as `tru` or `1.`, is another error than an
  // early end, and so is a comma at the end.
  private static final Pattern CUT_TOKEN = Pattern.compile(",?\\s*[-+.A-Za-z0-9]{0,30}\\s*$");

  // With room for white space. The pattern searches no further back.
  private static final int LONGEST_CUT_TOKEN = 200;

  private BrokenText() {}

  /// True if the text begins as JSON and ends too early.
  static boolean isTruncated(String text) throws IOException {
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return false;
    }
    if (endsTooEarly(text)) {
      return true;
    }
    int tail = Math.max(0, text.length() - LONGEST_CUT_TOKEN);
    String withoutCutToken = CUT_TOKEN.matcher(text.substring(tail)).replaceFirst("");
    return endsTooEarly(text.substring(0, tail) + withoutCutToken);
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
