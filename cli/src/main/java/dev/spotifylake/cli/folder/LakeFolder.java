package dev.spotifylake.cli.folder;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.store.FolderObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// A lake in a folder of this machine, or in two where `LAKE_RAW` and `LAKE_CURATED` differ.
///
/// @param configuration with absolute roots
/// @param raw holds `raw/`, `state/` and `config/`
/// @param curated holds `curated/`, `curated-csv/` and `manifests/`
/// @param name as the user wrote it, for messages
public record LakeFolder(LakeConfiguration configuration, Path raw, Path curated, String name) {

  /// @param workingFolder where relative roots start
  /// @throws LakeException where a root is a file, or on AWS
  public static LakeFolder of(LakeConfiguration configuration, Path workingFolder) {
    Path raw = folder(configuration.rawRoot(), "LAKE_RAW", workingFolder);
    Path curated = folder(configuration.curatedRoot(), "LAKE_CURATED", workingFolder);
    return new LakeFolder(
        configuration.withRoots(raw.toString(), curated.toString()),
        raw,
        curated,
        configuration.rawRoot());
  }

  private static Path folder(String root, String key, Path workingFolder) {
    if (root.startsWith("s3://")) {
      throw new LakeException(
          "%s is %s, which is on AWS; expected a folder on this machine: name one with --lake DIR"
              .formatted(key, root));
    }
    Path folder = workingFolder.resolve(root).normalize();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new LakeException(
          "%s is a file; expected a folder for the lake: name another one with --lake DIR"
              .formatted(root));
    }
    return folder;
  }

  public FolderObjectStore rawStore() {
    return new FolderObjectStore(raw);
  }

  public FolderObjectStore curatedStore() {
    return new FolderObjectStore(curated);
  }

  /// @throws LakeException where there is no lake yet
  public LakeFolder existing() {
    if (Files.isDirectory(raw) || Files.isDirectory(curated)) {
      return this;
    }
    throw new LakeException(
        "there is no lake at %s; make one with `lake demo` or `lake run`, or name another one with --lake DIR"
            .formatted(name));
  }

  /// @throws LakeException where it is a demo: simulated data must not mix with real data
  public LakeFolder notDemo() {
    if (!DemoMarker.isOn(raw)) {
      return this;
    }
    throw new LakeException(
        "%s holds the simulated data of `lake demo`; expected a lake of your own: name another folder with --lake DIR"
            .formatted(name));
  }
}
