package dev.spotifylake.extract.state;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.store.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One state object of the lake. Changes are kept as functions: if another run has written the
/// object meanwhile, they are applied again to what that run wrote. So each change must be correct
/// on any state: raise a time, add to a counter, or set what only this run can know.
///
/// @param <S> the state, changed in place
public final class StateFile<S> {
  // Two runs may meet, more hardly ever do. Beyond this number of refusals the store is at fault.
  private static final int TRIES = 5;

  private final ObjectStore store;
  private final String key;
  private final StateFormat<S> format;
  private final List<Consumer<S>> unsaved = new ArrayList<>();
  private S current;
  private @Nullable String version;

  /// How a state is read and written.
  public interface StateFormat<S> {
    S empty();

    /// @throws IOException if the bytes are not in this format
    S read(byte[] bytes) throws IOException;

    byte[] write(S state);
  }

  private StateFile(ObjectStore store, String key, StateFormat<S> format) throws IOException {
    this.store = store;
    this.key = key;
    this.format = format;
    this.current = format.empty();
    load();
  }

  /// Reads the object. Where there is none, the state is empty.
  ///
  /// @throws LakeException if the object cannot be read as this state
  public static <S> StateFile<S> open(ObjectStore store, String key, StateFormat<S> format)
      throws IOException {
    return new StateFile<>(store, key, format);
  }

  /// The state with all changes of this run. Callers do not modify it.
  public S get() {
    return current;
  }

  /// Applies a change now, and again after a conflict.
  public void change(Consumer<S> change) {
    change.accept(current);
    unsaved.add(change);
  }

  /// Lets the next [#save] write the object also where nothing changes, if it is not there yet.
  public void create() {
    if (version == null && unsaved.isEmpty()) {
      unsaved.add(state -> {});
    }
  }

  /// Writes the changes, if there are any.
  ///
  /// @throws IOException if the store fails, or refuses every try
  public void save() throws IOException {
    if (unsaved.isEmpty()) {
      return;
    }
    for (int tried = 0; tried < TRIES; tried++) {
      PutCondition condition =
          version == null ? PutCondition.absent() : PutCondition.matches(version);
      switch (store.put(key, ObjectContent.of(format.write(current)), condition)) {
        case PutOutcome.Stored stored -> {
          version = stored.version();
          unsaved.clear();
          return;
        }
        case PutOutcome.Refused() -> {
          load();
          unsaved.forEach(change -> change.accept(current));
        }
      }
    }
    throw new IOException(
        key + " changed under " + TRIES + " attempts to write it; is something else writing it?");
  }

  private void load() throws IOException {
    try (StoredObject stored = store.get(key)) {
      if (stored == null) {
        current = format.empty();
        version = null;
        return;
      }
      byte[] bytes = stored.readAll();
      version = stored.version();
      try {
        current = format.read(bytes);
      } catch (IOException e) {
        throw new LakeException(
            key
                + " cannot be read as this lake's state ("
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                + "); put back an earlier copy with `lake restore --from DAY`, or delete it to"
                + " start without one",
            e);
      }
    }
  }
}
