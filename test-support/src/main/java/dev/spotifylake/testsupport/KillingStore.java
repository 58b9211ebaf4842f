package dev.spotifylake.testsupport;

import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import java.io.IOException;

/// A store that ends the process at one put: before the put, or after it but before anybody knows
/// that it is done. Later calls work, as in the next process.
public final class KillingStore extends ForwardingStore {
  private int puts;
  private int killAt = Integer.MAX_VALUE;
  private boolean afterPut;

  /// The end of the process. Code that catches exceptions does not catch it.
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  public KillingStore(ObjectStore store) {
    super(store);
  }

  /// Counts puts from now on.
  ///
  /// @param put from 1
  public void killAt(int put, boolean after) {
    puts = 0;
    killAt = put;
    afterPut = after;
  }

  public void stopKilling() {
    killAt = Integer.MAX_VALUE;
  }

  @Override
  public PutOutcome put(String key, ObjectContent content, PutCondition condition)
      throws IOException {
    boolean kills = ++puts == killAt;
    if (kills && !afterPut) {
      throw new Killed();
    }
    PutOutcome outcome = super.put(key, content, condition);
    if (kills) {
      throw new Killed();
    }
    return outcome;
  }
}
