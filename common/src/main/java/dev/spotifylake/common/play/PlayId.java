package dev.spotifylake.common.play;

import dev.spotifylake.common.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Names a playback by what is known of it, so that the same play seen twice has one id. Frozen:
/// test vectors stand in the tests, and lakes hold these ids.
public final class PlayId {
  private static final int LENGTH_BYTES = 16;

  private PlayId() {}

  /// @param uriOrNames Spotify URI, or where there is none the names joined by [#names]
  /// @param playedAt end of the playback; milliseconds count
  /// @param msPlayed null where it is unknown
  public static String of(
      String account, String uriOrNames, Instant playedAt, @Nullable Long msPlayed) {
    String text =
        "v1|"
            + account
            + "|"
            + uriOrNames
            + "|"
            + playedAt.toEpochMilli()
            + "|"
            + (msPlayed == null ? "" : msPlayed);
    byte[] digest = Sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, LENGTH_BYTES);
  }

  /// What stands for a URI where an export names none.
  public static String names(@Nullable String artistName, @Nullable String trackName) {
    return (artistName == null ? "" : artistName) + "\n" + (trackName == null ? "" : trackName);
  }
}
