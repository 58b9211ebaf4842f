package dev.spotifylake.transform;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.mapping.RowSink;
import java.util.function.UnaryOperator;

/// The transformer of an earlier release, whose mappers had a fault.
public final class EarlierRelease {
  private EarlierRelease() {}

  /// @param fault what the earlier release made of rows before it wrote them
  public static Transformer transformer(
      ObjectStore raw, ObjectStore curated, LakeFormat format, UnaryOperator<RowSink> fault) {
    return new Transformer(curated, new ObjectBuilder(raw, FileFormat.of(format), fault));
  }
}
