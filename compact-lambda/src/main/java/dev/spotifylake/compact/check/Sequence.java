package dev.spotifylake.compact.check;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Values in their order, one after the other.
interface Sequence<T> extends Closeable {
  /// The next value; null after the last one.
  @Nullable T next() throws IOException;
}
