package dev.spotifylake.history.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads the plays of one file of an export in a stream. Only the fields named here leave it: no IP
/// address, no user agent, no name of a person.
final class HistoryReader implements Closeable {
  // What plays are made of; the last four are
  // of the account data's short history, and its podcasts'.
  private static final List<String> KEPT =
      List.of(
          "ts",
          "platform",
          "ms_played",
          "conn_country",
          "master_metadata_track_name",
          "master_metadata_album_artist_name",
          "master_metadata_album_album_name",
          "spotify_track_uri",
          "episode_name",
          "episode_show_name",
          "spotify_episode_uri",
          "audiobook_title",
          "audiobook_uri",
          "audiobook_chapter_uri",
          "audiobook_chapter_title",
          "reason_start",
          "reason_end",
          "shuffle",
          "skipped",
          "offline",
          "incognito_mode",
          "endTime",
          "artistName",
          "trackName",
          "podcastName",
          "episodeName",
          "msPlayed");

  private static final Map<String, Integer> POSITIONS =
      IntStream.range(0, KEPT.size())
          .boxed()
          .collect(Collectors.toMap(KEPT::get, position -> position));

  // Older exports name the account in each row; it is compared, never kept.
  private static final String OWNER_FIELD = "username";

  // One person's export names one; a few more are enough to say that something is wrong.
  private static final int MOST_OWNERS = 10;

  // No title comes near; a text beyond it is made to harm.
  private static final int LONGEST_TEXT = 1 << 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // The first reading goes on to the end of a broken file, for its hash.
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
          .build();

  private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NO_PLAY = "{}".getBytes(StandardCharsets.UTF_8);

  private final InputStream content;
  private final JsonParser json;
  private final TreeSet<String> owners = new TreeSet<>();
  private final @Nullable String[] values = new @Nullable String[KEPT.size()];
  private final boolean[] isText = new boolean[KEPT.size()];
  private boolean begun;
  private boolean ended;

  /// @param content closed with the reader
  HistoryReader(InputStream content) throws IOException {
    this.content = content;
    this.json = JSON.createParser(content);
  }

  /// The next row, or null at the end.
  @Nullable HistoryRow next() throws IOException {
    if (ended) {
      return null;
    }
    try {
      return read();
    } catch (JsonEOFException | EOFException tooEarly) {
      return broken("truncated");
    } catch (JsonProcessingException | CharConversionException notJson) {
      return broken("not_json");
    } catch (ZipException damaged) {
      return broken("damaged");
    }
  }

  private HistoryRow broken(String reason) {
    ended = true;
    return new HistoryRow.Broken(reason);
  }

  private @Nullable HistoryRow read() throws IOException {
    if (!begun) {
      begun = true;
      JsonToken first = json.nextToken();
      if (first != JsonToken.START_ARRAY) {
        return broken(first == null ? "empty" : "no_list");
      }
    }
    JsonToken token = json.nextToken();
    if (token == JsonToken.END_ARRAY) {
      ended = true;
      return json.nextToken() == null ? null : broken("more_than_a_list");
    }
    if (token == JsonToken.START_OBJECT) {
      return readPlay();
    }
    json.skipChildren();
    return new HistoryRow.NoPlay(token == JsonToken.VALUE_NULL ? NULL : NO_PLAY);
  }

  private HistoryRow readPlay() throws IOException {
    Arrays.fill(values, null);
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      Integer kept = POSITIONS.get(field);
      if (kept != null) {
        keep(kept, value);
      } else if (field.equals(OWNER_FIELD) && value == JsonToken.VALUE_STRING) {
        addOwner(json.getText());
      }
      json.skipChildren();
    }
    boolean hasTime = values[KEPT.indexOf("ts")] != null || values[KEPT.indexOf("endTime")] != null;
    return hasTime ? new HistoryRow.Play(write()) : new HistoryRow.NoPlay(NO_PLAY);
  }

  private void keep(int field, JsonToken value) throws IOException {
    // What is null or no single value is unknown.
    values[field] = value.isScalarValue() && value != JsonToken.VALUE_NULL ? json.getText() : null;
    isText[field] = value == JsonToken.VALUE_STRING;
  }

  private void addOwner(String owner) {
    if (!owner.isEmpty() && owners.size() < MOST_OWNERS) {
      owners.add(owner);
    }
  }

  private byte[] write() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      for (int i = 0; i < values.length; i++) {
        String value = values[i];
        if (value != null) {
          out.writeFieldName(KEPT.get(i));
          if (isText[i]) {
            out.writeString(value);
          } else {
            out.writeRawValue(value);
          }
        }
      }
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /// The accounts that the rows read so far name; empty where they name none.
  List<String> owners() {
    return List.copyOf(owners);
  }

  @Override
  public void close() throws IOException {
    json.close();
    content.close();
  }
}
