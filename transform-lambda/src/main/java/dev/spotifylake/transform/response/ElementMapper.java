package dev.spotifylake.transform.response;

import java.io.IOException;

/// Turns an element of a response into rows. It must account for the element by exactly one of: a
/// primary row, a reject, already stored.
@FunctionalInterface
public interface ElementMapper {
  void map(Element element) throws IOException;
}
