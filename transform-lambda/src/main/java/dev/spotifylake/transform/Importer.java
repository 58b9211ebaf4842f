package dev.spotifylake.transform;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Brings saved answers into the lake: raw first, then transformed.
public final class Importer {
  public Importer(ObjectStore raw, Transformer transformer, LocalDate firstDay, InstantSource clock) {}

  /// @param entity the id the answer is about, such as the playlist's; "" for sources without one
  /// @param observedAt when the answer was given; null = now, or the time of the first import of the same content
  /// @throws dev.spotifylake.common.LakeException before anything is written: the file is empty or absent, or `observedAt` is
  ///     before the lake's first day
  public ImportReport importAnswer(
      Path file, Source source, String entity, String account, @Nullable Instant observedAt) throws IOException {
    throw new UnsupportedOperationException("comes with the next commits");
  }
}
