package dev.spotifylake.transform;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.file.FinishedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Turns one raw object into its files under `curated/` or `curated-csv/`. A repeated transform
/// gives the same files. Several threads may use it, each for another object.
public final class Transformer {
  private final ObjectStore curated;
  private final Manifests manifests;
  private final ObjectBuilder builder;

  /// @param raw the store under `LAKE_RAW`
  /// @param curated the store under `LAKE_CURATED`
  public Transformer(ObjectStore raw, ObjectStore curated, LakeFormat format) {
    this(curated, new ObjectBuilder(raw, FileFormat.of(format), UnaryOperator.identity()));
  }

  Transformer(ObjectStore curated, ObjectBuilder builder) {
    this.curated = curated;
    this.manifests = new Manifests(curated);
    this.builder = builder;
  }

  /// Builds all outputs, then records the files that may exist, puts the new files, and deletes the
  /// obsolete ones last. So a repeated transform repairs the result of one that died at any point.
  ///
  /// @throws dev.spotifylake.common.LakeException if there is no such object or its accounting does
  ///   not match; its earlier output is then unchanged
  public TransformReport transform(String rawKey) throws IOException {
    try (BuiltObject built = build(rawKey)) {
      return put(built);
    }
  }

  /// Builds all outputs of a raw object and puts none. The caller closes them.
  ///
  /// @throws dev.spotifylake.common.LakeException if there is no such object or its accounting does
  ///   not match
  public BuiltObject build(String rawKey) throws IOException {
    return builder.build(rawKey);
  }

  /// Puts the outputs of a raw object and deletes its obsolete ones.
  public TransformReport put(BuiltObject built) throws IOException {
    Manifest manifest = built.manifest();
    List<String> deleted = replaceOutputs(built, manifest);
    return new TransformReport(
        manifest.rawKey(),
        manifest.elements(),
        manifest.rows(),
        manifest.rejects(),
        manifest.alreadyStored(),
        manifest.outputs().stream().map(Manifest.Output::key).toList(),
        deleted);
  }

  /// Checks that this release knows the layout of the lake.
  ///
  /// @throws dev.spotifylake.common.LakeException if a newer release wrote it
  public void checkLayout() throws IOException {
    LakeFiles.checkLayout(curated);
  }

  /// The manifest of the last complete transform of a raw object; null if there was none, or if it
  /// is folded.
  public @Nullable Manifest manifest(String rawKey) throws IOException {
    return manifests.done(rawKey);
  }

  /// True if the last transform of the raw object has ended, also where its manifest is folded.
  public boolean hasFinished(String rawKey) throws IOException {
    if (manifests.begun(rawKey) != null) {
      return false;
    }
    return manifest(rawKey) != null || isInIndex(rawKey);
  }

  /// True if the rows of the raw object are in merged files and nothing has transformed it since.
  public boolean isFolded(String rawKey) throws IOException {
    return !manifests.exist(rawKey) && isInIndex(rawKey);
  }

  private boolean isInIndex(String rawKey) throws IOException {
    return new ManifestIndexes(curated, LakeFiles.read(curated).files())
        .rawKeys(ManifestIndexes.monthOf(rawKey))
        .contains(rawKey);
  }

  /// Puts the new files and deletes the obsolete ones. Returns the keys of the deleted files.
  private List<String> replaceOutputs(BuiltObject built, Manifest manifest) throws IOException {
    String rawKey = manifest.rawKey();
    Manifest before = earlierOutputs(rawKey);
    manifests.putBegun(before == null ? manifest : manifest.withOutputsOf(before));
    for (FinishedFile file : built.files()) {
      curated.put(file.key(), file.content(), PutCondition.any());
    }
    List<String> deleted = deleteObsolete(before, manifest);
    manifests.putDone(manifest);
    manifests.deleteBegun(rawKey);
    return deleted;
  }

  private @Nullable Manifest earlierOutputs(String rawKey) throws IOException {
    Manifest done = manifests.done(rawKey);
    Manifest begun = manifests.begun(rawKey);
    if (done == null || begun == null) {
      return done == null ? begun : done;
    }
    return begun.withOutputsOf(done);
  }

  private List<String> deleteObsolete(@Nullable Manifest before, Manifest now) throws IOException {
    if (before == null) {
      return List.of();
    }
    Set<String> kept = new HashSet<>();
    now.outputs().forEach(output -> kept.add(output.key()));
    List<String> deleted = new ArrayList<>();
    for (Manifest.Output output : before.outputs()) {
      if (!kept.contains(output.key())) {
        curated.delete(output.key());
        deleted.add(output.key());
      }
    }
    return deleted;
  }
}
