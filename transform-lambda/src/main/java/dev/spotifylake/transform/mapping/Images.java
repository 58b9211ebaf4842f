package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.json.JsonFields;
import org.jspecify.annotations.Nullable;

/// Links to images; the images themselves are never stored.
final class Images {
  private Images() {}

  /// The link to the widest image, the first of equally wide ones; null if there is none.
  static @Nullable String largest(JsonNode entity) {
    String largest = null;
    long largestWidth = -1;
    for (JsonNode image : entity.path("images")) {
      String url = JsonFields.text(image, "url");
      Long width = JsonFields.bigint(image, "width");
      long known = width == null ? 0 : width;
      if (url != null && known > largestWidth) {
        largest = url;
        largestWidth = known;
      }
    }
    return largest;
  }
}
