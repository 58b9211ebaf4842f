package dev.spotifylake.cli.engine;

import dev.spotifylake.common.rows.AlbumArtistRow;
import dev.spotifylake.common.rows.AlbumRow;
import dev.spotifylake.common.rows.SavedItemRow;
import dev.spotifylake.common.rows.TopItemRow;
import dev.spotifylake.common.rows.TrackArtistRow;
import dev.spotifylake.common.rows.TrackRow;
import dev.spotifylake.common.table.Observation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Rows of tracks, albums, artists, and saved and top items.
final class LibraryRows {
  private LibraryRows() {}

  static TrackRow track(String id, String albumId, @Nullable Long durationMs) {
    return new TrackRow(
        Rows.observed("2026-11-01T00:00:00Z"),
        id,
        "spotify:track:" + id,
        "Name of " + id,
        albumId,
        null,
        1,
        1,
        durationMs,
        null,
        null,
        null,
        null,
        null,
        null,
        50,
        null,
        "https://open/" + id);
  }

  static AlbumRow album(
      String at, String id, int tracks, String releaseDate, @Nullable String seenFor) {
    LocalDate date = LocalDate.parse(releaseDate);
    return new AlbumRow(
        Rows.observed(at),
        id,
        "spotify:album:" + id,
        "Name of " + id,
        "album",
        null,
        tracks,
        releaseDate,
        "day",
        date,
        date.getYear(),
        null,
        null,
        null,
        null,
        null,
        "https://open/" + id,
        seenFor);
  }

  static AlbumArtistRow albumArtist(String albumId, String artist) {
    return new AlbumArtistRow(
        Rows.observed("2026-11-01T00:00:00Z"), albumId, "id of " + artist, 0, artist);
  }

  static TrackArtistRow trackArtist(String trackId, int position, String artist) {
    return new TrackArtistRow(
        Rows.observed("2026-11-01T00:00:00Z"), trackId, "id of " + artist, position, artist);
  }

  static SavedItemRow saved(String type, String id, @Nullable String addedAt) {
    return new SavedItemRow(
        Rows.observed("2026-11-20T00:00:00Z"),
        type,
        id,
        "spotify:" + type + ":" + id,
        "Name of " + id,
        addedAt == null ? null : Instant.parse(addedAt),
        "pass");
  }

  static TopItemRow top(String at, String run, int rank, String id) {
    return new TopItemRow(
        new Observation("me", Instant.parse(at), run, "raw/" + run),
        "track",
        "short_term",
        rank,
        id,
        "Name of " + id);
  }
}
