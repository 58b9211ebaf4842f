package dev.spotifylake.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.IndexFile;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The manifests of the raw objects whose rows are in merged files. Each month of raw objects has
/// one index: a gzip file with one manifest a line, sorted by raw key.
public final class ManifestIndexes {
  private static final String DAY = "/dt=";
  private static final int MONTH_LETTERS = "2026-11".length();
  private static final JsonFactory JSON = new JsonFactory();

  private final ObjectStore curated;
  private final Map<String, IndexFile> byMonth = new TreeMap<>();

  /// @param files the record that names the current indexes
  public ManifestIndexes(ObjectStore curated, LakeFiles files) {
    this.curated = curated;
    files.indexes().forEach(index -> byMonth.put(index.month(), index));
  }

  /// A new index that is not stored yet.
  ///
  /// @param objects how many manifests it holds
  @SuppressWarnings("ArrayRecordComponent") // never compared; made to be written
  public record NewIndex(byte[] bytes, long objects) {}

  /// The month of a raw object, such as `2026-11`: that of the day in its key.
  public static String monthOf(String rawKey) {
    int day = rawKey.indexOf(DAY);
    if (day < 0 || rawKey.length() < day + DAY.length() + MONTH_LETTERS) {
      throw new IllegalArgumentException("'" + rawKey + "' is no raw key: it names no day");
    }
    return rawKey.substring(day + DAY.length(), day + DAY.length() + MONTH_LETTERS);
  }

  /// How many manifests a month's index holds.
  public long objects(String month) {
    IndexFile index = byMonth.get(month);
    return index == null ? 0 : index.objects();
  }

  /// The folded manifests of some raw objects of one month, by raw key.
  public Map<String, Manifest> find(String month, Set<String> rawKeys) throws IOException {
    Map<String, Manifest> found = new HashMap<>();
    visit(
        month,
        (rawKey, line) -> {
          if (rawKeys.contains(rawKey)) {
            found.put(rawKey, Manifest.parse(line.getBytes(StandardCharsets.UTF_8)));
          }
        });
    return found;
  }

  /// The raw keys of all folded manifests of one month.
  public Set<String> rawKeys(String month) throws IOException {
    Set<String> rawKeys = new HashSet<>();
    visit(month, (rawKey, _) -> rawKeys.add(rawKey));
    return rawKeys;
  }

  /// A month's index with manifests added or removed. An added one replaces that of its raw object.
  ///
  /// @param added by raw key, all of this month
  /// @param removed raw keys, also of other months
  public NewIndex changed(String month, SortedMap<String, Manifest> added, Set<String> removed)
      throws IOException {
    NavigableMap<String, Manifest> left = new TreeMap<>(added);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long[] objects = {0};
    try (OutputStream lines = new GZIPOutputStream(bytes)) {
      visit(
          month,
          (rawKey, line) -> {
            objects[0] += writeBefore(left, rawKey, lines);
            if (!added.containsKey(rawKey) && !removed.contains(rawKey)) {
              lines.write(line.getBytes(StandardCharsets.UTF_8));
              lines.write('\n');
              objects[0]++;
            }
          });
      objects[0] += writeBefore(left, null, lines);
    }
    return new NewIndex(bytes.toByteArray(), objects[0]);
  }

  /// Writes and removes the manifests whose raw key is not after the given one; all of them where
  /// it is null. Returns how many.
  private static int writeBefore(
      NavigableMap<String, Manifest> left, @Nullable String rawKey, OutputStream lines)
      throws IOException {
    int written = 0;
    while (!left.isEmpty() && (rawKey == null || left.firstKey().compareTo(rawKey) <= 0)) {
      lines.write(left.pollFirstEntry().getValue().withoutHashes().toJson());
      lines.write('\n');
      written++;
    }
    return written;
  }

  @FunctionalInterface
  private interface LineVisitor {
    void visit(String rawKey, String line) throws IOException;
  }

  private void visit(String month, LineVisitor visitor) throws IOException {
    IndexFile index = byMonth.get(month);
    if (index == null) {
      return;
    }
    try (StoredObject stored = curated.get(index.key())) {
      if (stored == null) {
        throw new LakeException(
            LakeFiles.KEY
                + " names "
                + index.key()
                + ", which is not there; expected the manifests of "
                + month
                + ". "
                + LakeFiles.CURE);
      }
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(stored.content()), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          visitor.visit(rawKeyIn(line), line);
        }
      }
    }
  }

  /// The raw key of the manifest that a line of an index holds.
  public static String rawKeyIn(String line) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        json.nextToken();
        if (field.equals("raw_key")) {
          return json.getText();
        }
        json.skipChildren();
      }
    }
    throw new IOException("a line of an index of manifests names no raw object: " + line);
  }
}
