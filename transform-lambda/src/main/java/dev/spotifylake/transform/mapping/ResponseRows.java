package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.transform.response.Element;
import dev.spotifylake.transform.response.ElementSink;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of one response: those of its elements, and of the catalog entities inside them.
public final class ResponseRows implements ElementSink {
  private final ObjectRows rows;
  private final RawHeader header;
  private final Observation observation;
  private final long line;
  private final CatalogEntities entities;
  private boolean elementAccountedFor = true;

  public ResponseRows(ObjectRows rows, RawHeader header, Observation observation, long line) {
    this.rows = rows;
    this.header = header;
    this.observation = observation;
    this.line = line;
    this.entities = new CatalogEntities(rows::write);
  }

  RawHeader header() {
    return header;
  }

  Observation observation() {
    return observation;
  }

  /// The tracks, albums, artists, shows and episodes of the response.
  CatalogEntities entities() {
    return entities;
  }

  /// The position of the response's first element in the list of which the response is a page.
  int offset() {
    Integer known = header.context().offset();
    if (known != null) {
      return known;
    }
    String requested = header.request().params().get("offset");
    try {
      return requested == null ? 0 : Integer.parseInt(requested);
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
      throw Accounting.mismatch(
          "%s line %d %s: an element became neither a row nor a reject"
              .formatted(observation.rawKey(), line, jsonPath));
    }
  }

  private void accountFor() {
    if (elementAccountedFor) {
      throw Accounting.mismatch(
          "%s line %d: an element is accounted for twice".formatted(observation.rawKey(), line));
    }
    elementAccountedFor = true;
  }

  /// Writes the primary row of an element, or rejects the element if the row's partition is out of
  /// range. Returns whether the row was written.
  boolean primary(Element element, Row row) throws IOException {
    if (rows.write(row)) {
      accountFor();
      rows.accounting().countPrimaryRow();
      return true;
    }
    reject(element, "outside_partitions");
    return false;
  }

  /// Accounts for an element that is stored already.
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

  /// Writes a row that the accounting does not count.
  void derived(Row row) throws IOException {
    rows.write(row);
  }

  /// Writes the catalog entities of the whole response.
  public void finish() throws IOException {
    entities.flush();
  }
}
