package dev.spotifylake.transform.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the elements of an answer lie.
///
/// @param lists the arrays of elements it may have
/// @param whole takes the answer itself as its one element where it has none of the counted lists;
///   null: such an answer is of unknown shape
public record AnswerShape(List<ElementList> lists, @Nullable ElementMapper whole) {
  public AnswerShape {
    lists = List.copyOf(lists);
  }

  public static AnswerShape ofLists(ElementList... lists) {
    return new AnswerShape(List.of(lists), null);
  }
}
