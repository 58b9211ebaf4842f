package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.json.ListEntry;
import dev.spotifylake.common.rows.SavedItemRow;
import dev.spotifylake.transform.response.Element;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Entries of the library: `{added_at, <kind>}`. Audiobooks and followed artists are not wrapped.
final class SavedItemsMapper {
  /// Maps the catalog entity of an entry.
  @FunctionalInterface
  interface Inside {
    void map(ObjectNode entity) throws IOException;
  }

  private final ResponseRows rows;
  private final String kind;
  private final Inside inside;

  SavedItemsMapper(ResponseRows rows, String kind, Inside inside) {
    this.rows = rows;
    this.kind = kind;
    this.inside = inside;
  }

  void map(Element element) throws IOException {
    ObjectNode entry = element.node();
    ObjectNode wrapped = ListEntry.entity(entry, kind);
    boolean isPlain = wrapped == null && (entry.has("id") || entry.has("uri"));
    if (wrapped == null && !isPlain && !isWrapper(entry)) {
      rows.reject(element, "unknown_shape");
      return;
    }
    ObjectNode found = isPlain ? entry : wrapped;
    rows.primary(element, row(entry, found));
    if (found != null) {
      inside.map(found);
    }
  }

  /// True also for an entry whose entity is gone: it has a row.
  private boolean isWrapper(ObjectNode entry) {
    return entry.has("added_at") || entry.has("item") || entry.has(kind);
  }

  private SavedItemRow row(ObjectNode entry, @Nullable ObjectNode found) {
    JsonNode item = found == null ? entry.nullNode() : found;
    return new SavedItemRow(
        rows.observation(),
        kind,
        SpotifyUris.idOf(item),
        JsonFields.text(item, "uri"),
        JsonFields.text(item, "name"),
        PlaylistItemsMapper.addedAt(entry),
        rows.header().context().passId());
  }
}
