package dev.spotifylake.extract.state;

import dev.spotifylake.common.store.LakeLayout;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Which catalog entities of one kind were looked up, and which are waiting:
/// `state/catalogue/<kind>.txt.gz`, a line each, `+<id>` (waiting) or `<id>` (done), oldest first.
public final class LookupBacklog {
  // Each run reads and writes all ids: 50,000 are below a megabyte. Beyond them the oldest are
  // left out, and looked up again if they occur again.
  private static final int MOST_DONE = 50_000;

  public static final StateFile.StateFormat<LookupBacklog> FORMAT =
      new StateFile.StateFormat<>() {
        @Override
        public LookupBacklog empty() {
          return new LookupBacklog();
        }

        @Override
        public LookupBacklog read(byte[] bytes) throws IOException {
          return readLines(bytes);
        }

        @Override
        public byte[] write(LookupBacklog state) {
          return state.lines();
        }
      };

  private final Set<String> done = new LinkedHashSet<>();
  private final Set<String> waiting = new LinkedHashSet<>();

  private LookupBacklog() {}

  /// @param kind such as `artist`
  public static String key(String kind) {
    return LakeLayout.STATE + "catalogue/" + kind + ".txt.gz";
  }

  /// Whether the entity was looked up or is waiting.
  public boolean knows(String id) {
    return done.contains(id) || waiting.contains(id);
  }

  public boolean isDone(String id) {
    return done.contains(id);
  }

  /// Adds an entity, unless it was looked up before.
  public void add(String id) {
    if (!done.contains(id)) {
      waiting.add(id);
    }
  }

  public void markDone(String id) {
    waiting.remove(id);
    done.add(id);
  }

  /// The ids that are waiting, longest first.
  public List<String> waiting() {
    return List.copyOf(waiting);
  }

  private static LookupBacklog readLines(byte[] bytes) throws IOException {
    LookupBacklog backlog = new LookupBacklog();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("+")) {
          backlog.waiting.add(line.substring(1));
        } else {
          backlog.done.add(line);
        }
      }
    }
    return backlog;
  }

  private byte[] lines() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer =
        new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
      for (String id : done.stream().skip(Math.max(0, done.size() - MOST_DONE)).toList()) {
        writer.append(id).append('\n');
      }
      for (String id : waiting) {
        writer.append('+').append(id).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
