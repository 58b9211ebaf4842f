package dev.spotifylake.cli.watch;

import dev.spotifylake.cli.location.FolderLocation;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.location.StackLocation;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.watchlist.WatchList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// The watch-list that runs read: the file that `LAKE_WATCHLIST` names, or the lake's own. A
/// deployed lake has only its own.
final class WatchListStore {
  private final ObjectStore store;
  private final String key;
  private final String where;

  private WatchListStore(ObjectStore store, String key, String where) {
    this.store = store;
    this.key = key;
    this.where = where;
  }

  static WatchListStore of(LakeLocation location) {
    String file = location.configuration().watchListPath();
    if (file == null) {
      String key = LakeConfiguration.DEFAULT_WATCH_LIST_KEY;
      return new WatchListStore(location.raw(), key, where(location, key));
    }
    Path path = Path.of(file).toAbsolutePath().normalize();
    return new WatchListStore(
        new FolderObjectStore(path.resolveSibling("")), String.valueOf(path.getFileName()), file);
  }

  private static String where(LakeLocation location, String key) {
    return switch (location) {
      case FolderLocation folder -> folder.folder().raw().resolve(key).toString();
      case StackLocation deployed -> deployed.configuration().rawRoot() + "/" + key;
    };
  }

  String where() {
    return where;
  }

  WatchList read() throws IOException {
    try (StoredObject stored = store.get(key)) {
      return stored == null ? WatchList.EMPTY : WatchList.parse(stored.readAll(), where);
    }
  }

  /// @throws LakeException where the list holds invalid entries, which writing would drop
  void change(UnaryOperator<WatchList> change) throws IOException {
    WatchList list;
    PutCondition condition;
    try (StoredObject stored = store.get(key)) {
      list = stored == null ? WatchList.EMPTY : WatchList.parse(stored.readAll(), where);
      condition = stored == null ? PutCondition.absent() : PutCondition.matches(stored.version());
    }
    if (!list.problems().isEmpty()) {
      throw new LakeException(list.problems().getFirst().message() + "; nothing was changed");
    }
    PutOutcome outcome = store.put(key, ObjectContent.of(change.apply(list).json()), condition);
    if (outcome instanceof PutOutcome.Refused) {
      throw new LakeException(
          where + " changed meanwhile, so nothing was written; run the command again");
    }
  }
}
