package dev.spotifylake.compact.check;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.IndexFile;
import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.ManifestIndexes;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// The indexes of folded manifests, copied to temporary files and read once. Those that are damaged
/// are findings and are left out.
final class IndexFiles implements Closeable {
  private final ObjectStore curated;
  private final Findings findings;
  private final List<Path> readable = new ArrayList<>();
  private final Set<String> unreadableMonths = new HashSet<>();
  private long objects;

  IndexFiles(ObjectStore curated, Findings findings) {
    this.curated = curated;
    this.findings = findings;
  }

  void read(LakeFiles files) throws IOException {
    for (IndexFile index : files.indexes()) {
      String problem = read(index);
      if (problem != null) {
        findings.add(FindingKind.INDEX_DAMAGED, index.key(), problem);
        unreadableMonths.add(index.month());
      }
    }
  }

  /// Returns what is wrong; null for a good index and for one that is not there.
  private @Nullable String read(IndexFile index) throws IOException {
    try (StoredObject stored = curated.get(index.key())) {
      if (stored == null) {
        findings.add(
            FindingKind.INDEX_MISSING,
            index.key(),
            "is the index of " + index.month() + " by " + LakeFiles.KEY + ", and is not there");
        unreadableMonths.add(index.month());
        return null;
      }
      Path copy = Files.createTempFile("lake-check-", ".index");
      MessageDigest digest = Sha256.digest();
      try (OutputStream to = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
        stored.content().transferTo(to);
      }
      String hash = TableFileFormat.hashInName(HexFormat.of().formatHex(digest.digest()));
      String problem =
          index.key().contains("." + hash + ".")
              ? problem(index, copy)
              : "has another content than its name says";
      if (problem == null) {
        readable.add(copy);
      } else {
        Files.delete(copy);
      }
      return problem;
    }
  }

  private @Nullable String problem(IndexFile index, Path copy) {
    long count = 0;
    String before = "";
    try (BufferedReader lines = open(copy)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String rawKey = Manifest.parse(line.getBytes(StandardCharsets.UTF_8)).rawKey();
        if (rawKey.compareTo(before) <= 0
            || !ManifestIndexes.monthOf(rawKey).equals(index.month())) {
          return "is not sorted, or holds an object of another month: " + rawKey;
        }
        before = rawKey;
        count++;
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      return "cannot be read";
    }
    if (count != index.objects()) {
      return "holds %d objects; %s says %d".formatted(count, LakeFiles.KEY, index.objects());
    }
    objects += count;
    return null;
  }

  private static BufferedReader open(Path copy) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(copy)), StandardCharsets.UTF_8));
  }

  /// The raw keys of all folded objects, in order. The caller closes it before this.
  MergedSequences<String> rawKeys() throws IOException {
    List<Sequence<String>> ofMonths = new ArrayList<>();
    for (Path copy : readable) {
      ofMonths.add(new OfOneMonth(open(copy)));
    }
    return new MergedSequences<>(ofMonths, Comparator.naturalOrder());
  }

  private record OfOneMonth(BufferedReader lines) implements Sequence<String> {
    @Override
    public @Nullable String next() throws IOException {
      String line = lines.readLine();
      return line == null ? null : ManifestIndexes.rawKeyIn(line);
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  /// Whether it is unknown which raw objects of a month are folded.
  boolean isUnknown(String month) {
    return unreadableMonths.contains(month);
  }

  /// How many objects the good indexes hold.
  long objects() {
    return objects;
  }

  /// Deletes the temporary files.
  @Override
  public void close() throws IOException {
    for (Path copy : readable) {
      Files.deleteIfExists(copy);
    }
  }
}
