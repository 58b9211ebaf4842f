package dev.spotifylake.extract.state;

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

/// Which things of one kind were looked up once, and which are still wanted:
/// `state/catalogue/<kind>.txt.gz`, one `+<id>` (wanted) or `<id>` (done) a line, oldest first.
public final class EntityBacklog {
  public static final StateFile.StateFormat<EntityBacklog> FORMAT =
      new StateFile.StateFormat<>() {
        @Override
        public EntityBacklog empty() {
          return new EntityBacklog();
        }

        @Override
        public EntityBacklog read(byte[] bytes) throws IOException {
          return readLines(bytes);
        }

        @Override
        public byte[] write(EntityBacklog state) {
          return state.lines();
        }
      };

  private final Set<String> done = new LinkedHashSet<>();
  private final Set<String> wanted = new LinkedHashSet<>();

  private EntityBacklog() {}

  public static String key(String kind) {
    return "state/catalogue/" + kind + ".txt.gz";
  }

  public boolean knows(String id) {
    return done.contains(id) || wanted.contains(id);
  }

  public boolean isDone(String id) {
    return done.contains(id);
  }

  /// Asks for a thing, unless it was looked up before.
  public void want(String id) {
    if (!done.contains(id)) {
      wanted.add(id);
    }
  }

  public void looked(String id) {
    wanted.remove(id);
    done.add(id);
  }

  /// What is wanted, longest waiting first.
  public List<String> wanted() {
    return List.copyOf(wanted);
  }

  private static EntityBacklog readLines(byte[] bytes) throws IOException {
    EntityBacklog catalogue = new EntityBacklog();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("+")) {
          catalogue.wanted.add(line.substring(1));
        } else {
          catalogue.done.add(line);
        }
      }
    }
    return catalogue;
  }

  private byte[] lines() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer =
        new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
      for (String id : done) {
        writer.append(id).append('\n');
      }
      for (String id : wanted) {
        writer.append('+').append(id).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
