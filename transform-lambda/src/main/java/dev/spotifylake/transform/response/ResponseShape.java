package dev.spotifylake.transform.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the elements of an answer lie.
///
/// @param lists the arrays of elements it may have
/// @param whole takes the answer itself as its one element where it has none of the counted lists;
///   null: such an answer is of unknown shape
public record ResponseShape(List<ElementList> lists, @Nullable ElementMapper whole) {
  public ResponseShape {
    lists = List.copyOf(lists);
  }

  public static ResponseShape ofLists(ElementList... lists) {
    return new ResponseShape(List.of(lists), null);
  }
}
