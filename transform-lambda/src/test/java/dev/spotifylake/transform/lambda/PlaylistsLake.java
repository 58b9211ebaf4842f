package dev.spotifylake.transform.lambda;

import dev.spotifylake.common.aws.S3Root;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A lake in a folder for the handlers: its raw objects hold one playlist each.
final class PlaylistsLake {
  static final String TEST_EVENT =
      """
      {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "lake-raw"}
      """;

  private final TestLake lake;
  private final List<String> log = new ArrayList<>();

  PlaylistsLake(Path folder) {
    lake = new TestLake(folder);
  }

  ObjectWork objectWork() {
    return new ObjectWork(
        "lake",
        new S3Root("lake-raw", ""),
        lake.transformer(LakeFormat.PARQUET),
        InstantSource.system(),
        log::add);
  }

  /// The lines that the work logged, each a JSON object.
  List<String> log() {
    return log;
  }

  /// Puts a raw object and returns its key.
  String putPlaylists(String account) throws IOException {
    String playlists =
        """
        {"items": [{"id": "p1", "uri": "spotify:playlist:p1", "name": "One"}]}
        """;
    return lake.putRaw(TestLake.response(Source.PLAYLISTS, playlists).withAccount(account));
  }

  /// What S3 sends about a put. Keys are in form encoding.
  static String notification(String bucket, String key) {
    return """
    {"Records": [{"eventSource": "aws:s3",
      "s3": {"bucket": {"name": "%s"}, "object": {"key": "%s"}}}]}
    """
        .formatted(bucket, URLEncoder.encode(key, StandardCharsets.UTF_8));
  }

  /// The account of each row of the table `playlists`.
  List<Object> playlistAccounts() {
    return lake.query("SELECT account FROM playlists").stream().map(List::getFirst).toList();
  }
}
