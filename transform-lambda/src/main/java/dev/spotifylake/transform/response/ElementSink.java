package dev.spotifylake.transform.response;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Is called before and after each element is mapped, and for each value that cannot be an element.
public interface ElementSink {
  /// An element of the response begins. Until [#endElement] it must be accounted for exactly once.
  void beginElement();

  void endElement(String jsonPath);

  void reject(String jsonPath, String reason, @Nullable String excerpt) throws IOException;
}
