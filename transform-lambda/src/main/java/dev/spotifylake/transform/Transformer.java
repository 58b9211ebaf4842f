package dev.spotifylake.transform;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.ObjectStore;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;

/// Turns one raw object into its files under `curated/` or `curated-csv/`. Doing it again gives the same files.
public final class Transformer {
  public Transformer(ObjectStore raw, ObjectStore curated, LakeFormat format, LocalDate firstDay) {
    this(raw, curated, format, firstDay, InstantSource.system());
  }

  /// @param raw the store under `LAKE_RAW`
  /// @param curated the store under `LAKE_CURATED`
  /// @param firstDay rows observed before this day are rejects: the tables' projection does not see them
  /// @param clock says what NOW is in the projection's end, NOW+1 day
  public Transformer(ObjectStore raw, ObjectStore curated, LakeFormat format, LocalDate firstDay, InstantSource clock) {}

  /// @throws dev.spotifylake.common.LakeException when the object is absent or its accounting does not come out; its earlier
  ///     output is then left as it was
  public TransformReport transform(String rawKey) throws IOException {
    throw new UnsupportedOperationException("comes with the next commits");
  }
}
