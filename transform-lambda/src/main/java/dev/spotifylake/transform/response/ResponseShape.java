package dev.spotifylake.transform.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a response has its elements.
///
/// @param lists the arrays of elements that it may have
/// @param whole maps the response itself as its one element if it has none of the counted lists;
///   null if such a response has an unknown shape
public record ResponseShape(List<ElementList> lists, @Nullable ElementMapper whole) {
  public ResponseShape {
    lists = List.copyOf(lists);
  }

  public static ResponseShape ofLists(ElementList... lists) {
    return new ResponseShape(List.of(lists), null);
  }
}
