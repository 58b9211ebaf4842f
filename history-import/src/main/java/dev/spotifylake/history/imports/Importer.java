package dev.spotifylake.history.imports;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.raw.RawBody;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.common.raw.RawObjectWriter;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.compact.pending.ImportIntents;
import dev.spotifylake.transform.TransformReport;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings saved responses into the lake: raw first, then transformed. The same content under the
/// same source, entity and account is the same import, however often it is done.
public final class Importer {
  private static final int STATUS_OK = 200;

  private final ObjectStore raw;
  private final Transformer transformer;
  private final InstantSource clock;

  /// @param raw the store under `LAKE_RAW`
  public Importer(ObjectStore raw, Transformer transformer, InstantSource clock) {
    this.raw = raw;
    this.transformer = transformer;
    this.clock = clock;
  }

  /// Imports one response. A file that is no JSON is kept in raw all the same, and is one reject.
  ///
  /// @param entity the id the response is about, such as the playlist's; "" for sources without one
  /// @param observedAt when the response was given; null = now. For content that was imported
  ///   before, the time of that import holds
  /// @throws LakeException before anything is written: the file is absent, empty or of a source
  ///   that is not imported so, the entity is missing, or `observedAt` is before the tables begin
  ///   or in the future
  public ImportReport importResponse(
      Path file, Source source, String entity, String account, @Nullable Instant observedAt)
      throws IOException {
    checkFile(file);
    checkSource(file, source, entity);
    Instant now = clock.instant();
    ImportTimes.check(observedAt, now);
    String runId = ImportIdentity.of(file, source, entity, account);
    Instant first = ImportTimes.in(raw).firstTime(runId, observedAt == null ? now : observedAt);
    RawKey key = new RawKey(source, account, first, runId, 0);
    boolean alreadyThere = exists(key);
    ImportIntents intents = new ImportIntents(raw);
    intents.begin(runId, source, account, first, now);
    if (!alreadyThere) {
      write(file, source, entity.isEmpty() ? null : entity, account, first, runId);
    }
    TransformReport transformed = transformer.transform(key.key());
    intents.end(runId);
    return new ImportReport(alreadyThere, List.of(transformed));
  }

  private static void checkFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new LakeException(
          file + " is no file; name a file that holds one response of Spotify's API as JSON");
    }
    if (Files.size(file) == 0) {
      throw new LakeException(
          file + " is empty; nothing was imported. Save the response again and import that file");
    }
  }

  private static void checkSource(Path file, Source source, String entity) {
    if (source == Source.RUN || source == Source.STREAMING_HISTORY) {
      throw new LakeException(
          source.wireName()
              + " is no response of Spotify's API; "
              + file
              + " was not imported. Expected one of the other sources");
    }
    if (entity.isEmpty() && source == Source.PLAYLIST_ITEMS) {
      throw new LakeException(
          file
              + " does not say which playlist its entries are of; import it again with --entity and"
              + " the playlist's id");
    }
  }

  private boolean exists(RawKey key) throws IOException {
    try (StoredObject present = raw.get(key.key())) {
      return present != null;
    }
  }

  private void write(
      Path file,
      Source source,
      @Nullable String entity,
      String account,
      Instant observedAt,
      String runId)
      throws IOException {
    ImportedPage page = ImportedPage.of(file);
    RawContext context =
        new RawContext(null, page.snapshotId(), page.offset(), null, List.of(), null);
    RawHeader header =
        new RawHeader(
            runId,
            account,
            source,
            entity,
            RawRequest.of("import", Map.of()),
            observedAt,
            STATUS_OK,
            context);
    try (RawObjectWriter writer =
        new RawObjectWriter(raw, source, account, runId, RawLimits.DEFAULT)) {
      writer.write(header, RawBody.of(file));
    }
  }
}
