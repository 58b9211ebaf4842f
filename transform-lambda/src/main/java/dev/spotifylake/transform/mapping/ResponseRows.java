package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.transform.response.Element;
import dev.spotifylake.transform.response.ElementSink;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of one answer: what its elements become, and what else it tells of.
public final class ResponseRows implements ElementSink {
  private final ObjectRows rows;
  private final RawHeader header;
  private final Observation observation;
  private final long line;
  private final CatalogEntities things;
  private boolean elementAccountedFor = true;

  public ResponseRows(ObjectRows rows, RawHeader header, Observation observation, long line) {
    this.rows = rows;
    this.header = header;
    this.observation = observation;
    this.line = line;
    this.things = new CatalogEntities(rows::write);
  }

  RawHeader header() {
    return header;
  }

  Observation observation() {
    return observation;
  }

  /// The tracks, albums, artists, shows and episodes the answer tells of besides its elements.
  CatalogEntities things() {
    return things;
  }

  /// The place of the answer's first element in the list it is a page of.
  int offset() {
    Integer known = header.context().offset();
    if (known != null) {
      return known;
    }
    String asked = header.request().params().get("offset");
    try {
      return asked == null ? 0 : Integer.parseInt(asked);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  @Override
  public void beginElement() {
    rows.accounting().countElement();
    elementAccountedFor = false;
  }

  @Override
  public void endElement(String jsonPath) {
    if (!elementAccountedFor) {
      throw new LakeException(
          observation.rawKey()
              + " line "
              + line
              + " "
              + jsonPath
              + ": became neither row nor reject; its earlier output stands. This is a fault of the"
              + " lake: please report it");
    }
  }

  private void accountFor() {
    if (elementAccountedFor) {
      throw new LakeException(
          observation.rawKey()
              + " line "
              + line
              + ": an element became two things; its earlier output stands. This is a fault of the"
              + " lake: please report it");
    }
    elementAccountedFor = true;
  }

  /// The row an element became. Where its partition cannot be seen it is a reject; answers whether
  /// it was written.
  boolean primary(Element element, Row row) throws IOException {
    if (rows.write(row)) {
      accountFor();
      rows.accounting().countPrimaryRow();
      return true;
    }
    reject(element, "outside_partitions");
    return false;
  }

  /// The element is in the lake already.
  void alreadyStored() {
    accountFor();
    rows.accounting().countAlreadyStored();
  }

  void reject(Element element, String reason) throws IOException {
    reject(element.jsonPath(), reason, element.node().toString());
  }

  @Override
  public void reject(String jsonPath, String reason, @Nullable String excerpt) throws IOException {
    accountFor();
    rows.reject(observation, line, jsonPath, reason, excerpt);
  }

  /// A row that lies outside the sum.
  void derived(Row row) throws IOException {
    rows.write(row);
  }

  /// Writes what was gathered over the whole answer.
  public void finish() throws IOException {
    things.flush();
  }
}
