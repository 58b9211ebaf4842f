package dev.spotifylake.transform.response;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Hears of each element before and after it is mapped, and of what could not be an element.
public interface ElementSink {
  /// An element of the answer begins; until [#endElement] exactly one row, reject or already-stored
  /// must come.
  void beginElement();

  void endElement(String jsonPath);

  void reject(String jsonPath, String reason, @Nullable String excerpt) throws IOException;
}
