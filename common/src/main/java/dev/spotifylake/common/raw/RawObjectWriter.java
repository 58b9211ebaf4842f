package dev.spotifylake.common.raw;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.store.StoredObject;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes the responses of one source and account in one run to raw objects. An object is put when
/// it is full, when the day changes and at [#close]; nothing that was put is ever changed.
public final class RawObjectWriter implements Closeable {
  private final ObjectStore store;
  private final Source source;
  private final String account;
  private final String runId;
  private final RawLimits limits;
  private final List<RawKey> written = new ArrayList<>();
  private @Nullable OpenObject open;

  public RawObjectWriter(
      ObjectStore store, Source source, String account, String runId, RawLimits limits) {
    this.store = store;
    this.source = source;
    this.account = account;
    this.runId = runId;
    this.limits = limits;
  }

  /// Adds a response.
  ///
  /// @throws IllegalArgumentException where the header is of another source, account or run
  public void write(RawHeader header, RawBody body) throws IOException {
    if (header.source() != source
        || !header.account().equals(account)
        || !header.runId().equals(runId)) {
      throw new IllegalArgumentException(
          "this object is for "
              + source.wireName()
              + " of "
              + account
              + " in run "
              + runId
              + ", not for "
              + header);
    }
    LocalDate day = LocalDate.ofInstant(header.observedAt(), ZoneOffset.UTC);
    OpenObject current = open;
    if (current != null && !(current.day.equals(day) && current.hasRoom(limits))) {
      putOpenObject();
      current = null;
    }
    if (current == null) {
      current = new OpenObject(header, written.size());
      open = current;
    }
    current.add(header, body);
  }

  /// Puts what is still open, so that every response written so far is stored.
  public void flush() throws IOException {
    putOpenObject();
  }

  /// The keys of all objects put so far.
  public List<RawKey> written() {
    return List.copyOf(written);
  }

  @Override
  public void close() throws IOException {
    putOpenObject();
  }

  private void putOpenObject() throws IOException {
    OpenObject full = open;
    if (full == null) {
      return;
    }
    open = null;
    try {
      putOnce(full.key.key(), full.finish());
      written.add(full.key);
    } finally {
      full.spool.discard();
    }
  }

  /// A client repeats a put whose response came too late. Then the object is there already, with
  /// our own content.
  private void putOnce(String key, ObjectContent content) throws IOException {
    switch (store.put(key, content, PutCondition.absent())) {
      case PutOutcome.Stored stored -> {}
      case PutOutcome.Refused refused -> {
        if (!isStoredAlready(key, content)) {
          throw new IOException(
              key + " exists with other content; raw objects are never overwritten");
        }
      }
    }
  }

  private boolean isStoredAlready(String key, ObjectContent content) throws IOException {
    try (StoredObject present = store.get(key);
        InputStream own = content.open()) {
      return present != null && sameBytes(present.content(), own);
    }
  }

  private static boolean sameBytes(InputStream left, InputStream right) throws IOException {
    while (true) {
      byte[] fromLeft = left.readNBytes(1 << 16);
      if (!java.util.Arrays.equals(fromLeft, right.readNBytes(1 << 16))) {
        return false;
      }
      if (fromLeft.length == 0) {
        return true;
      }
    }
  }

  /// An object that lines are still added to.
  private final class OpenObject {
    final LocalDate day;
    final RawKey key;
    final SpooledOutput spool = new SpooledOutput();
    final OutputStream gzip;
    long plainBytes;

    OpenObject(RawHeader first, int sequence) throws IOException {
      day = LocalDate.ofInstant(first.observedAt(), ZoneOffset.UTC);
      key = new RawKey(source, account, first.observedAt(), runId, sequence);
      // syncFlush, so that the compressed size is known after each line.
      gzip = new GZIPOutputStream(spool, 1 << 14, true);
    }

    boolean hasRoom(RawLimits rollAt) {
      return !rollAt.reachedBy(spool.size(), plainBytes);
    }

    void add(RawHeader header, RawBody body) throws IOException {
      plainBytes += RawLineFormat.write(header, body, gzip);
      gzip.flush();
    }

    ObjectContent finish() throws IOException {
      gzip.close();
      return spool.content();
    }
  }
}
