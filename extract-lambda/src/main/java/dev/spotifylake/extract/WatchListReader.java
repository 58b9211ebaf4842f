package dev.spotifylake.extract;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.watchlist.WatchList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the watch-list: from the file that `LAKE_WATCHLIST` names, else from the lake.
public final class WatchListReader {
  private WatchListReader() {}

  /// An empty list where the lake has none.
  ///
  /// @throws LakeException if the named file cannot be read
  /// @throws IOException if the lake cannot be read
  public static WatchList read(ExtractSetup setup) throws IOException {
    String file = setup.configuration().watchListPath();
    if (file != null) {
      try {
        return WatchList.parse(Files.readAllBytes(Path.of(file)), file);
      } catch (IOException e) {
        throw new LakeException(
            "LAKE_WATCHLIST is " + file + ", which cannot be read; expected a JSON file", e);
      }
    }
    String key = LakeConfiguration.DEFAULT_WATCH_LIST_KEY;
    try (StoredObject stored = setup.store().get(key)) {
      return stored == null ? WatchList.EMPTY : WatchList.parse(stored.readAll(), key);
    }
  }
}
