package dev.spotifylake.cli.query;

import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.rows.PlaylistItemRow;
import dev.spotifylake.common.rows.PlaylistRow;
import dev.spotifylake.common.rows.TrackRow;
import dev.spotifylake.common.table.Observation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Short ways to make the rows that view tests are about.
final class Rows {
  private Rows() {}

  static Observation seen(String at) {
    return new Observation("me", Instant.parse(at), "run", "raw/" + at);
  }

  static PlayRow api(String id, String at, String uri, String track, String artist) {
    return play(id, at, "api", uri, track, artist, null, "playlist", null);
  }

  static PlayRow export(
      String id, String at, @Nullable String uri, String track, String artist, long msPlayed) {
    return play(id, at, "export", uri, track, artist, msPlayed, null, "trackdone");
  }

  static PlayRow shortExport(String id, String at, String track, String artist, long msPlayed) {
    return play(id, at, "export_short", null, track, artist, msPlayed, null, null);
  }

  static PlayRow ofTrack(String at, String trackId, String artist) {
    String name = "Name of " + trackId;
    String uri = "spotify:track:" + trackId;
    return play(at + trackId, at, "api", trackId, uri, name, artist, null, null, null);
  }

  private static PlayRow play(
      String id,
      String at,
      String origin,
      @Nullable String uri,
      @Nullable String track,
      @Nullable String artist,
      @Nullable Long msPlayed,
      @Nullable String contextType,
      @Nullable String reasonEnd) {
    return play(id, at, origin, null, uri, track, artist, msPlayed, contextType, reasonEnd);
  }

  private static PlayRow play(
      String id,
      String at,
      String origin,
      @Nullable String trackId,
      @Nullable String uri,
      @Nullable String track,
      @Nullable String artist,
      @Nullable Long msPlayed,
      @Nullable String contextType,
      @Nullable String reasonEnd) {
    return new PlayRow(
        seen("2026-11-20T12:00:00Z"),
        id,
        Instant.parse(at),
        uri,
        "track",
        trackId,
        track,
        artist,
        null,
        origin.equals("api") ? 180_000L : null,
        msPlayed,
        contextType,
        null,
        origin,
        null,
        null,
        null,
        reasonEnd,
        null,
        null,
        null,
        null);
  }

  static TrackRow track(
      String at, String id, String name, @Nullable Integer popularity, @Nullable String isrc) {
    return new TrackRow(
        seen(at),
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
    return new OpsPassRow(seen(at), source, entity, passId, "full", 0, complete, true);
  }

  static PlaylistItemRow item(
      String at, String playlistId, String passId, int position, String name) {
    return new PlaylistItemRow(
        seen(at),
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
        seen(at), id, null, name, null, null, null, null, null, null, null, null, null, passId);
  }
}
