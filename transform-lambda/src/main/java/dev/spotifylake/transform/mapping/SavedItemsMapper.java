package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.rows.SavedItemRow;
import dev.spotifylake.transform.response.Element;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Entries of the library: `{added_at, <kind>}`, or for audiobooks and followed artists the thing
/// itself.
final class SavedItemsMapper {
  /// What else an element of this kind tells of.
  @FunctionalInterface
  interface Inside {
    void map(ObjectNode thing) throws IOException;
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
    ObjectNode wrapped = ElementItems.item(entry, kind);
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

  /// An entry whose thing is gone keeps its row.
  private boolean isWrapper(ObjectNode entry) {
    return entry.has("added_at") || entry.has("item") || entry.has(kind);
  }

  private SavedItemRow row(ObjectNode entry, @Nullable ObjectNode found) {
    JsonNode thing = found == null ? entry.nullNode() : found;
    return new SavedItemRow(
        rows.observation(),
        kind,
        SpotifyUris.idOf(thing),
        JsonFields.text(thing, "uri"),
        JsonFields.text(thing, "name"),
        PlaylistItemsMapper.addedAt(entry),
        rows.header().context().passId());
  }
}
