package dev.spotifylake.transform.response;

import java.io.IOException;

/// Turns an element of an answer into rows. It must account for it: by one primary row, one reject,
/// or by saying that it is stored already.
@FunctionalInterface
public interface ElementMapper {
  void map(Element element) throws IOException;
}
