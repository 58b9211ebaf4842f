package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.rows.TopItemRow;
import dev.spotifylake.transform.response.Element;
import java.io.IOException;

/// Top tracks and artists. The position in the list is the rank.
final class TopItemsMapper {
  // Spotify's default for a request without a range.
  private static final String DEFAULT_TIME_RANGE = "medium_term";

  private final ResponseRows rows;
  private final String kind;
  private final SavedItemsMapper.Inside inside;
  private final String timeRange;
  private final int offset;

  TopItemsMapper(ResponseRows rows, String kind, SavedItemsMapper.Inside inside) {
    this.rows = rows;
    this.kind = kind;
    this.inside = inside;
    this.timeRange = timeRange(rows.header());
    this.offset = rows.offset();
  }

  private static String timeRange(RawHeader header) {
    String requested = header.request().params().get("time_range");
    if (requested != null) {
      return requested;
    }
    String entity = header.entity();
    return entity != null && entity.endsWith("_term") ? entity : DEFAULT_TIME_RANGE;
  }

  void map(Element element) throws IOException {
    ObjectNode item = element.node();
    if (!item.has("id") && !item.has("uri") && !item.has("name")) {
      rows.reject(element, "unknown_shape");
      return;
    }
    rows.primary(
        element,
        new TopItemRow(
            rows.observation(),
            kind,
            timeRange,
            offset + element.index() + 1,
            SpotifyUris.idOf(item),
            JsonFields.text(item, "name")));
    inside.map(item);
  }
}
