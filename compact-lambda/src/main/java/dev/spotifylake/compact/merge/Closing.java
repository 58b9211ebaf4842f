package dev.spotifylake.compact.merge;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;

/// Closes several resources, all of them even if one cannot be closed.
final class Closing {
  private Closing() {}

  static void all(Collection<? extends Closeable> closeables) throws IOException {
    IOException first = null;
    for (Closeable closeable : closeables) {
      try {
        closeable.close();
      } catch (IOException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
