package dev.spotifylake.transform.testing;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.nio.file.Path;

/// A transform in a process of its own, so that what it costs can be measured from outside. Loads
/// nothing that the deployed function would not.
public final class TransformProcess {
  private TransformProcess() {}

  /// @param arguments the lake's folder, the folder to write into, the raw key
  public static void main(String[] arguments) throws IOException {
    FolderObjectStore raw = new FolderObjectStore(Path.of(arguments[0]));
    FolderObjectStore curated = new FolderObjectStore(Path.of(arguments[1]));
    new Transformer(raw, curated, LakeFormat.PARQUET).transform(arguments[2]);
  }
}
