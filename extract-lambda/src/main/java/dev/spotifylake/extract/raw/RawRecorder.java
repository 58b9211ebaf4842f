package dev.spotifylake.extract.raw;

import dev.spotifylake.common.raw.RawBody;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.common.raw.RawObjectWriter;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the responses of a run, one raw object per source and account. Changes of the state
/// that follow from responses wait here until those responses are stored.
public final class RawRecorder {
  private final ObjectStore store;
  private final String runId;
  private final @Nullable Instant scheduledAt;
  private final Map<SourceOfAccount, OpenObject> open = new LinkedHashMap<>();
  private final List<String> keys = new ArrayList<>();

  private record SourceOfAccount(Source source, String account) {}

  private static final class OpenObject {
    final RawObjectWriter writer;
    final List<Runnable> changes = new ArrayList<>();
    int reportedKeys;

    OpenObject(RawObjectWriter writer) {
      this.writer = writer;
    }
  }

  /// @param scheduledAt labels every response; null where nothing scheduled the run
  public RawRecorder(ObjectStore store, String runId, @Nullable Instant scheduledAt) {
    this.store = store;
    this.runId = runId;
    this.scheduledAt = scheduledAt;
  }

  /// Adds a response to the object of its source and account.
  ///
  /// @throws IOException if an object became full and could not be stored
  public void record(
      Source source,
      String account,
      @Nullable String entity,
      RawRequest request,
      Instant observedAt,
      int status,
      RawContext context,
      byte[] body)
      throws IOException {
    RawContext labelled =
        new RawContext(
            scheduledAt,
            context.snapshotId(),
            context.offset(),
            context.passId(),
            context.alreadyStored(),
            context.previousPoll());
    open(source, account)
        .writer
        .write(
            new RawHeader(runId, account, source, entity, request, observedAt, status, labelled),
            RawBody.of(body));
  }

  /// Makes a change once everything recorded so far for the source and account is stored. Where
  /// storing fails, the change is not made.
  public void afterStoring(Source source, String account, Runnable change) {
    open(source, account).changes.add(change);
  }

  /// Stores what was recorded for the source and account, then makes the changes that waited.
  public void store(Source source, String account) throws IOException {
    OpenObject object = open.get(new SourceOfAccount(source, account));
    if (object == null) {
      return;
    }
    object.writer.flush();
    List<RawKey> written = object.writer.written();
    for (RawKey key : written.subList(object.reportedKeys, written.size())) {
      keys.add(key.key());
    }
    object.reportedKeys = written.size();
    object.changes.forEach(Runnable::run);
    object.changes.clear();
  }

  /// Keys of the stored objects, in the order in which they were stored.
  public List<String> keys() {
    return List.copyOf(keys);
  }

  private OpenObject open(Source source, String account) {
    return open.computeIfAbsent(
        new SourceOfAccount(source, account),
        key ->
            new OpenObject(new RawObjectWriter(store, source, account, runId, RawLimits.DEFAULT)));
  }
}
