package dev.spotifylake.history.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a saved response says about its position in a list. The extract knows it from the request.
///
/// @param offset of the page's first element in the whole list
/// @param snapshotId version of the playlist
record ImportedPage(@Nullable Integer offset, @Nullable String snapshotId) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final ImportedPage UNKNOWN = new ImportedPage(null, null);

  /// Reads the file once, in a stream. Both values of a file that is no JSON are unknown.
  static ImportedPage of(Path file) throws IOException {
    try (JsonParser json = JSON.createParser(Files.newInputStream(file))) {
      return json.nextToken() == JsonToken.START_OBJECT ? read(json) : UNKNOWN;
    } catch (JsonProcessingException | CharConversionException noJson) {
      return UNKNOWN;
    }
  }

  private static ImportedPage read(JsonParser json) throws IOException {
    Integer offset = null;
    String snapshotId = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (name.equals("offset") && value == JsonToken.VALUE_NUMBER_INT) {
        offset = json.getValueAsInt();
      } else if (name.equals("snapshot_id") && value == JsonToken.VALUE_STRING) {
        snapshotId = json.getText();
      } else {
        json.skipChildren();
      }
    }
    return new ImportedPage(offset, snapshotId);
  }
}
