package dev.spotifylake.common.store;

import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where objects live: a folder on a laptop, a bucket on AWS. A key is a relative path with `/`
/// between its parts. An object appears whole or not at all.
public interface ObjectStore {
  /// Opens an object, or responses null where there is none. The caller closes it.
  @Nullable StoredObject get(String key) throws IOException;

  /// Writes an object if the condition holds. What was there is then replaced as a whole.
  PutOutcome put(String key, ObjectContent content, PutCondition condition) throws IOException;

  /// All objects whose key begins with the prefix, in the order of their keys (as strings). The
  /// stream reads on demand and wants to be closed.
  Stream<ObjectEntry> list(String prefix) throws IOException;

  /// Deletes an object; deleting what is not there is no error.
  void delete(String key) throws IOException;
}
