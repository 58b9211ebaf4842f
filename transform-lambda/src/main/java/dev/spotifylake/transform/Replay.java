package dev.spotifylake.transform;

import dev.spotifylake.common.store.ObjectStore;
import java.io.IOException;

/// Curated again from raw. Outputs of raw objects that have expired are never touched: only manifests of objects that are
/// there are rewritten.
public final class Replay {
  /// @param threads objects transformed at the same time
  public Replay(ObjectStore raw, ObjectStore curated, Transformer transformer, int threads) {}

  public ReplayReport replay(ReplaySelection selection, boolean dryRun) throws IOException {
    throw new UnsupportedOperationException("comes with the next commits");
  }
}
