package dev.spotifylake.extract.record;

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

/// Gathers the responses of a run, one raw object per source and account, and holds back what the
/// lake may remember of them until they are stored.
public final class RawRecorder {
  private final ObjectStore store;
  private final String runId;
  private final @Nullable Instant scheduledAt;
  private final Map<SourceOfAccount, Open> open = new LinkedHashMap<>();
  private final List<String> keys = new ArrayList<>();

  private record SourceOfAccount(Source source, String account) {}

  /// A writer, what to do once its responses are stored, and how many of its objects are known.
  private static final class Open {
    final RawObjectWriter writer;
    final List<Runnable> afterwards = new ArrayList<>();
    int knownKeys;

    Open(RawObjectWriter writer) {
      this.writer = writer;
    }
  }

  public RawRecorder(ObjectStore store, String runId, @Nullable Instant scheduledAt) {
    this.store = store;
    this.runId = runId;
    this.scheduledAt = scheduledAt;
  }

  /// Adds a response to the object of its source and account.
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

  /// Runs this once everything recorded so far for the source and account is stored; never, if it
  /// cannot be.
  public void afterStoring(Source source, String account, Runnable change) {
    open(source, account).afterwards.add(change);
  }

  /// Stores what was recorded for the source and account, and then does what waits for that.
  public void store(Source source, String account) throws IOException {
    Open writing = open.get(new SourceOfAccount(source, account));
    if (writing == null) {
      return;
    }
    writing.writer.flush();
    List<RawKey> written = writing.writer.written();
    for (RawKey key : written.subList(writing.knownKeys, written.size())) {
      keys.add(key.key());
    }
    writing.knownKeys = written.size();
    writing.afterwards.forEach(Runnable::run);
    writing.afterwards.clear();
  }

  /// Keys of the objects that stand in the store, in the order they were put.
  public List<String> keys() {
    return List.copyOf(keys);
  }

  private Open open(Source source, String account) {
    return open.computeIfAbsent(
        new SourceOfAccount(source, account),
        key -> new Open(new RawObjectWriter(store, source, account, runId, RawLimits.DEFAULT)));
  }
}
