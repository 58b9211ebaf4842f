package dev.spotifylake.history.imports;

import dev.spotifylake.common.LakeException;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The files of an export in its zip. They are read from the zip in a stream.
final class ExportZip implements Closeable {
  // An export has some dozen files.
  private static final int MOST_ENTRIES = 10_000;

  // Plays compress to about a twentieth; a bomb to a thousandth.
  private static final long LARGEST_GROWTH = 100;

  // Below this nothing can do harm, however well it was compressed.
  private static final long ALWAYS_READ_BYTES = 64L << 20;

  private static final Pattern TRICK =
      Pattern.compile("^[/\\\\]|^[A-Za-z]:|(^|[/\\\\])\\.\\.([/\\\\]|$)|\\x00");

  private final Path path;
  private final ZipFile zip;
  private final long largestBytes;

  private ExportZip(Path path, ZipFile zip) throws IOException {
    this.path = path;
    this.zip = zip;
    this.largestBytes = Math.max(ALWAYS_READ_BYTES, Files.size(path) * LARGEST_GROWTH);
  }

  static ExportZip open(Path path) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile());
    } catch (ZipException broken) {
      throw new LakeException(
          path
              + " is no readable zip ("
              + broken.getMessage()
              + "); nothing was imported. Download the export again",
          broken);
    }
    ExportZip export = new ExportZip(path, zip);
    try {
      export.check();
      return export;
    } catch (LakeException refused) {
      zip.close();
      throw refused;
    }
  }

  private void check() {
    if (zip.size() > MOST_ENTRIES) {
      throw new LakeException(
          path
              + " holds "
              + zip.size()
              + " files; an export has some dozen. Nothing was imported: expected the zip as"
              + " Spotify sent it");
    }
    long declared = 0;
    for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
      if (TRICK.matcher(entry.getName()).find()) {
        throw new LakeException(
            path
                + " holds a file named '"
                + entry.getName()
                + "', which leads out of it; nothing was imported. Expected the zip as Spotify sent"
                + " it");
      }
      if (HistoryMember.holdsPlays(new HistoryMember(entry.getName(), () -> none()).name())) {
        declared += Math.max(0, entry.getSize());
        checkGrowth(entry.getName(), declared);
      }
    }
  }

  private static InputStream none() {
    return InputStream.nullInputStream();
  }

  private void checkGrowth(String entry, long bytes) {
    if (bytes > largestBytes) {
      throw new LakeException(
          path
              + " would unpack to more than "
              + largestBytes
              + " bytes at '"
              + entry
              + "', over "
              + LARGEST_GROWTH
              + " times its size; no export does. Nothing more was imported: expected the zip as"
              + " Spotify sent it");
    }
  }

  List<HistoryMember> files() {
    return zip.stream()
        .filter(entry -> !entry.isDirectory())
        .map(
            entry ->
                new HistoryMember(
                    entry.getName(), () -> new Guarded(entry.getName(), zip.getInputStream(entry))))
        .toList();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /// Stops where more comes than the zip said.
  private final class Guarded extends FilterInputStream {
    private final String entry;
    private long bytes;

    Guarded(String entry, InputStream content) {
      super(content);
      this.entry = entry;
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      count(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      bytes += read;
      checkGrowth(entry, bytes);
    }
  }
}
