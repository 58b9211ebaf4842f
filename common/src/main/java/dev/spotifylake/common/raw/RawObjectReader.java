package dev.spotifylake.common.raw;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads a raw object line by line, without ever holding a whole line. A damaged line does not hide
/// the lines after it; a damaged file ends with one [RawLine.Damaged].
public final class RawObjectReader implements Closeable {
  // DEFLATE grows in steps of its window; larger reads do not make it faster.
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream gzip;
  private long number;
  private @Nullable LineInputStream line;
  private @Nullable JsonParser parser;
  private boolean ended;

  /// @param compressed the object as stored; closed with the reader
  public RawObjectReader(InputStream compressed) {
    this.gzip = compressed;
  }

  private @Nullable InputStream plain;

  /// The next line, or null at the end. What the line before handed out is no longer good.
  public @Nullable RawLine next() throws IOException {
    if (ended) {
      return null;
    }
    try {
      if (plain == null) {
        plain = new BufferedInputStream(new GZIPInputStream(gzip, BUFFER_BYTES), BUFFER_BYTES);
      }
      InputStream stream = plain;
      finishLine();
      if (!LineInputStream.hasMore(stream)) {
        ended = true;
        return null;
      }
      number++;
      LineInputStream current = new LineInputStream(stream);
      line = current;
      return read(current);
    } catch (ZipException | EOFException damagedFile) {
      ended = true;
      return new RawLine.Damaged(
          number + 1, "damaged_object", String.valueOf(damagedFile.getMessage()));
    }
  }

  private RawLine read(LineInputStream current) throws IOException {
    JsonParser json = RawJson.LINES.createParser(current);
    parser = json;
    try {
      RawEnvelopeParser envelope = new RawEnvelopeParser(json);
      String bodyField = envelope.readToBody();
      RawHeader header = envelope.header();
      if (bodyField.equals("body_text")) {
        return new RawLine.TextResponse(number, header, json.getText());
      }
      return new RawLine.Response(number, header, json);
    } catch (JsonProcessingException | IllegalArgumentException notALine) {
      return new RawLine.Damaged(number, "damaged_line", String.valueOf(notALine.getMessage()));
    }
  }

  private void finishLine() throws IOException {
    if (parser != null) {
      parser.close();
      parser = null;
    }
    if (line != null) {
      line.skipToEnd();
      line = null;
    }
  }

  @Override
  public void close() throws IOException {
    gzip.close();
  }
}
