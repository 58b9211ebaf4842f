package dev.spotifylake.transform;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.file.FinishedFile;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Turns one raw object into its files under `curated/` or `curated-csv/`. Doing it again gives the
/// same files. Can be used by several threads, each on another object.
public final class Transformer {
  private final ObjectStore curated;
  private final Manifests manifests;
  private final ObjectBuilder builder;

  /// @param raw the store under `LAKE_RAW`
  /// @param curated the store under `LAKE_CURATED`
  /// @param firstDay rows observed before this day are rejects: the tables' projection does not see
  ///   them
  /// @param clock says what NOW is in the projection's end, NOW+1 day
  public Transformer(
      ObjectStore raw,
      ObjectStore curated,
      LakeFormat format,
      LocalDate firstDay,
      InstantSource clock) {
    this(
        curated,
        new ObjectBuilder(raw, FileFormat.of(format), firstDay, clock, UnaryOperator.identity()));
  }

  Transformer(ObjectStore curated, ObjectBuilder builder) {
    this.curated = curated;
    this.manifests = new Manifests(curated);
    this.builder = builder;
  }

  /// Every output is built before the first is put; what may lie about is written down before that;
  /// what is made no more is deleted last. So an attempt that dies at any point leaves the next one
  /// enough to mend.
  ///
  /// @throws dev.spotifylake.common.LakeException when the object is absent or its accounting does
  ///   not come out; its earlier output is then left as it was
  public TransformReport transform(String rawKey) throws IOException {
    try (BuiltObject built = build(rawKey)) {
      return put(built);
    }
  }

  /// Makes all outputs of a raw object and puts none. The caller closes them.
  ///
  /// @throws dev.spotifylake.common.LakeException when the object is absent or its accounting does
  ///   not come out
  public BuiltObject build(String rawKey) throws IOException {
    return builder.build(rawKey);
  }

  /// Puts the outputs of a raw object in the place of its earlier ones.
  public TransformReport put(BuiltObject built) throws IOException {
    Manifest manifest = built.manifest();
    List<String> deleted = exchange(built, manifest);
    return new TransformReport(
        manifest.rawKey(),
        manifest.elements(),
        manifest.rows(),
        manifest.rejects(),
        manifest.alreadyStored(),
        manifest.outputs().stream().map(Manifest.Output::key).toList(),
        deleted);
  }

  /// What the last complete transform made of a raw object; null where there was none.
  public @Nullable Manifest manifest(String rawKey) throws IOException {
    return manifests.done(rawKey);
  }

  /// Whether the object was transformed, and no transform of it began since.
  public boolean hasFinished(String rawKey) throws IOException {
    return manifest(rawKey) != null && manifests.begun(rawKey) == null;
  }

  /// Puts the new files and deletes the obsolete ones; returns the keys of these.
  private List<String> exchange(BuiltObject built, Manifest manifest) throws IOException {
    String rawKey = manifest.rawKey();
    Manifest before = whatMayLieAbout(rawKey);
    manifests.putBegun(before == null ? manifest : manifest.withOutputsOf(before));
    for (FinishedFile file : built.files()) {
      curated.put(file.key(), file.content(), PutCondition.any());
    }
    List<String> deleted = deleteOthers(before, manifest);
    manifests.putDone(manifest);
    manifests.deleteBegun(rawKey);
    return deleted;
  }

  private @Nullable Manifest whatMayLieAbout(String rawKey) throws IOException {
    Manifest done = manifests.done(rawKey);
    Manifest begun = manifests.begun(rawKey);
    if (done == null || begun == null) {
      return done == null ? begun : done;
    }
    return begun.withOutputsOf(done);
  }

  private List<String> deleteOthers(@Nullable Manifest before, Manifest now) throws IOException {
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
