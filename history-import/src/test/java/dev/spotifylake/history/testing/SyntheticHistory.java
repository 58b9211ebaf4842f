package dev.spotifylake.history.testing;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A made-up history of ten years with what exports are known to hold: exact repeats, rows of one
/// second that differ, rows without a URI, broken rows. It knows the truth about itself.
public final class SyntheticHistory {
  private static final Instant BEGIN = Instant.parse("2016-11-01T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(3_650);
  // As large as an export's files are.
  private static final int ROWS_IN_FILE = 16_000;

  private final Random random;
  private final List<ApiPlay> apiPlays = new ArrayList<>();
  private long rows;
  private long plays;
  private long repeats;
  private long rejects;
  private long msPlayed;

  private SyntheticHistory(long seed) {
    this.random = new Random(seed);
  }

  /// A play as the API reports it.
  ///
  /// @param exportedAt when the export says it was
  public record ApiPlay(Instant playedAt, String uri, int song, Instant exportedAt) {}

  /// Writes the files of an export of so many plays.
  ///
  /// @param apiFrom plays from here on are reported by the API too, some seconds apart
  public static SyntheticHistory write(Path folder, int plays, Instant apiFrom, long seed)
      throws IOException {
    SyntheticHistory history = new SyntheticHistory(seed);
    Files.createDirectories(folder);
    long step = SPAN.toSeconds() / plays;
    for (int first = 0; first < plays; first += ROWS_IN_FILE) {
      Path file =
          folder.resolve("Streaming_History_Audio_%04d.json".formatted(first / ROWS_IN_FILE));
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        out.write("[");
        for (int i = first; i < Math.min(plays, first + ROWS_IN_FILE); i++) {
          out.write(i == first ? "" : ",\n");
          history.writePlay(out, i, BEGIN.plusSeconds(i * step), apiFrom);
        }
        out.write("]");
      }
    }
    return history;
  }

  private void writePlay(Writer out, int number, Instant playedAt, Instant apiFrom)
      throws IOException {
    int song = random.nextInt(5_000);
    long played = 30_000L + random.nextInt(200_000);
    String uri = "spotify:track:t" + song;
    String row = row(playedAt, number % 97 == 0 ? null : uri, song, played);
    add(out, row, played);
    if (number % 100 == 1) {
      out.write("," + row);
      repeats++;
      rows++;
    }
    if (number % 100 == 2) {
      out.write(",");
      add(out, row(playedAt, uri, song, played + 1), played + 1);
    }
    if (number % 1_000 == 3) {
      out.write(",null");
      rejects++;
      rows++;
    }
    if (!playedAt.isBefore(apiFrom) && number % 100 != 2 && number % 97 != 0) {
      long millis = random.nextInt(8_000) - 4_000L;
      apiPlays.add(new ApiPlay(playedAt.plusMillis(millis), uri, song, playedAt));
    }
  }

  private void add(Writer out, String row, long played) throws IOException {
    out.write(row);
    rows++;
    plays++;
    msPlayed += played;
  }

  private static String row(Instant playedAt, @Nullable String uri, int song, long played) {
    return """
    {"ts":"%s","platform":"Android OS 6.0 API 23 (samsung, SM-G900F)","ms_played":%d,"conn_country":"DE","ip_addr":"203.0.113.%d",\
    "master_metadata_track_name":"Song %d","master_metadata_album_artist_name":"Artist %d","master_metadata_album_album_name":"Album %d",\
    "spotify_track_uri":%s,"episode_name":null,"episode_show_name":null,"spotify_episode_uri":null,"audiobook_title":null,\
    "audiobook_uri":null,"audiobook_chapter_uri":null,"audiobook_chapter_title":null,"reason_start":"trackdone",\
    "reason_end":"trackdone","shuffle":false,"skipped":false,"offline":false,"offline_timestamp":null,"incognito_mode":false}\
    """
        .formatted(
            playedAt,
            played,
            song % 250,
            song,
            song % 700,
            song % 1_900,
            uri == null ? "null" : '"' + uri + '"');
  }

  /// The last play is before this moment.
  public static Instant end() {
    return BEGIN.plus(SPAN);
  }

  public List<ApiPlay> apiPlays() {
    return List.copyOf(apiPlays);
  }

  public long rows() {
    return rows;
  }

  /// Rows that are plays, without the repeats.
  public long plays() {
    return plays;
  }

  public long repeats() {
    return repeats;
  }

  public long rejects() {
    return rejects;
  }

  /// Of all plays together.
  public long msPlayed() {
    return msPlayed;
  }
}
