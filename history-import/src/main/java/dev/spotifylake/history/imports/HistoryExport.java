package dev.spotifylake.history.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.spotifylake.common.LakeException;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A streaming-history export on this machine: the zip as it was downloaded, the folder it was
/// unpacked to, or one of its files. Nothing of it is ever unpacked to disk.
public final class HistoryExport implements Closeable {
  private static final JsonFactory JSON = new JsonFactory();

  // Holds the signed-in name in the account data; it is read and compared, never kept.
  private static final String OWNER_FILE = "userdata.json";

  private final List<HistoryMember> members;
  private final @Nullable HistoryMember ownerFile;
  private final Closeable source;

  private HistoryExport(List<HistoryMember> files, Closeable source) {
    this.members =
        files.stream()
            .filter(file -> HistoryMember.holdsPlays(file.name()))
            .sorted(Comparator.comparing(HistoryMember::name).thenComparing(HistoryMember::path))
            .toList();
    this.ownerFile =
        files.stream()
            .filter(file -> file.name().toLowerCase(Locale.ROOT).equals(OWNER_FILE))
            .findFirst()
            .orElse(null);
    this.source = source;
  }

  /// Whether the path may be an export, going by its name: a folder, a zip, or a file named as an
  /// export's are.
  public static boolean isNamedLikeOne(Path path) {
    Path name = path.getFileName();
    return Files.isDirectory(path)
        || (name != null && (isZip(name.toString()) || HistoryMember.holdsPlays(name.toString())));
  }

  private static boolean isZip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /// @throws LakeException where there is no such file, it is no readable zip, is made to harm, or
  ///   holds no history
  static HistoryExport open(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new LakeException(
          path
              + " is not there; name the zip of the streaming-history export, or the folder it was"
              + " unpacked to");
    }
    HistoryExport export = openSource(path);
    if (export.members.isEmpty()) {
      export.close();
      throw new LakeException(
          path
              + " holds no streaming history; expected files named Streaming_History_*.json,"
              + " endsong_*.json or StreamingHistory*.json");
    }
    return export;
  }

  private static HistoryExport openSource(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return new HistoryExport(ExportFolder.files(path), () -> {});
    }
    if (isZip(path.toString())) {
      ExportZip zip = ExportZip.open(path);
      return new HistoryExport(zip.files(), zip);
    }
    String name = String.valueOf(path.getFileName());
    return new HistoryExport(
        List.of(new HistoryMember(name, () -> Files.newInputStream(path))), () -> {});
  }

  /// The files with plays, in the order of their names.
  List<HistoryMember> members() {
    return members;
  }

  /// The Spotify id the account data names as its owner; null where the export does not say.
  @Nullable String ownerId() throws IOException {
    HistoryMember file = ownerFile;
    if (file == null) {
      return null;
    }
    try (InputStream content = file.content().open();
        JsonParser json = JSON.createParser(content)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (field.equals("username") && value == JsonToken.VALUE_STRING) {
          return json.getText();
        }
        json.skipChildren();
      }
      return null;
    } catch (JsonProcessingException
        | CharConversionException
        | ZipException
        | EOFException unreadable) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
