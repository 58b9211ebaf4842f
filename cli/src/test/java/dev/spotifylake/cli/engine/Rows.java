package dev.spotifylake.cli.engine;

import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.rows.PlaylistItemRow;
import dev.spotifylake.common.rows.PlaylistRow;
import dev.spotifylake.common.rows.TrackRow;
import dev.spotifylake.common.table.Observation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Rows of plays, tracks, passes and playlists.
public final class Rows {
  private static final String IMPORTED_AT = "2026-11-20T12:00:00Z";

  private Rows() {}

  static Observation observed(String at) {
    return new Observation("me", Instant.parse(at), "run", "raw/" + at);
  }

  static PlayRow api(String id, String at, String uri, String track, String artist) {
    return api(id, at, item(uri, null, track, artist), "playlist");
  }

  static PlayRow export(
      String id, String at, @Nullable String uri, String track, String artist, long msPlayed) {
    return PlayRow.fromExport(
        observed(IMPORTED_AT),
        id,
        Instant.parse(at),
        item(uri, null, track, artist),
        msPlayed,
        new PlayRow.Playback(null, null, null, "trackdone", null, null, null, null));
  }

  static PlayRow shortExport(String id, String at, String track, String artist, long msPlayed) {
    return PlayRow.fromShortExport(
        observed(IMPORTED_AT), id, Instant.parse(at), item(null, null, track, artist), msPlayed);
  }

  static PlayRow ofTrack(String at, String trackId, String artist) {
    String uri = "spotify:track:" + trackId;
    return api(at + trackId, at, item(uri, trackId, "Name of " + trackId, artist), null);
  }

  private static PlayRow api(
      String id, String at, PlayRow.Item item, @Nullable String contextType) {
    return PlayRow.fromApi(
        observed(IMPORTED_AT), id, Instant.parse(at), item, 180_000L, contextType, null);
  }

  private static PlayRow.Item item(
      @Nullable String uri, @Nullable String trackId, String track, String artist) {
    return new PlayRow.Item(uri, "track", trackId, track, artist, null);
  }

  public static TrackRow track(
      String at, String id, String name, @Nullable Integer popularity, @Nullable String isrc) {
    return new TrackRow(
        observed(at),
        id,
        "spotify:track:" + id,
        name,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        isrc,
        popularity,
        null,
        null);
  }

  static OpsPassRow pass(
      String at, String source, @Nullable String entity, String passId, boolean complete) {
    return new OpsPassRow(observed(at), source, entity, passId, "full", 0, complete, true);
  }

  static PlaylistItemRow item(
      String at, String playlistId, String passId, int position, String name) {
    return new PlaylistItemRow(
        observed(at),
        playlistId,
        "snapshot",
        passId,
        position,
        "spotify:track:" + name,
        "track",
        "present",
        name,
        null,
        name,
        null,
        null,
        false);
  }

  static PlaylistRow playlist(String at, String id, String name, @Nullable String passId) {
    return new PlaylistRow(
        observed(at), id, null, name, null, null, null, null, null, null, null, null, null, passId);
  }
}
