package dev.spotifylake.history.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Rows of streaming-history exports as they look when downloaded, with all that is personal in
/// them, and exports made of files.
public final class HistoryFiles {
  private HistoryFiles() {}

  /// A row of an extended history.
  ///
  /// @param fields what differs from the usual, as JSON fields without braces
  public static String row(String ts, String uri, long msPlayed, String... fields) {
    String more = fields.length == 0 ? "" : "," + String.join(",", fields);
    return """
    {"ts":"%s","username":"listener","platform":"Android OS 6.0","ms_played":%d,"conn_country":"DE",\
    "ip_addr_decrypted":"203.0.113.7","ip_addr":"203.0.113.7","user_agent_decrypted":"unknown agent","city":"Bonn",\
    "master_metadata_track_name":"Track of %s","master_metadata_album_artist_name":"Artist","master_metadata_album_album_name":"Album",\
    "spotify_track_uri":"%s","episode_name":null,"episode_show_name":null,"spotify_episode_uri":null,\
    "reason_start":"trackdone","reason_end":"trackdone","shuffle":false,"skipped":null,"offline":false,\
    "offline_timestamp":1601827221,"incognito_mode":false%s}\
    """
        .formatted(ts, msPlayed, uri, uri, more);
  }

  public static String list(String... rows) {
    return "[" + String.join(",\n", rows) + "]";
  }

  /// A zip with these files.
  public static Path zip(Path zip, Map<String, String> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        entries.putNextEntry(new ZipEntry(file.getKey()));
        entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
      }
    }
    return zip;
  }

  /// A folder with these files.
  public static Path folder(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    return folder;
  }
}
