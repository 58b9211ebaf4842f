package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// One row is one playback as reported by one source: the API or an export.
@LakeTable(
    position = 10,
    name = "plays",
    oneRowIs = "one playback as reported by one source (the API or an export)",
    key = {"play_id"},
    fedBy = {Source.RECENTLY_PLAYED, Source.STREAMING_HISTORY})
public record PlayRow(
    Observation observation,
    @Doc(
            "First 128 bits, in hex, of SHA-256 over version, account, item, played_at and"
                + " ms_played; the same play always has the same id")
        String playId,
    @Doc("When the playback ended (UTC, milliseconds; an export knows seconds or minutes)")
        Instant playedAt,
    @Doc("Spotify URI of what was played; NULL where an export names none")
        @Nullable String itemUri,
    @Doc("track, episode, chapter or video, as far as known") @Nullable String itemType,
    @Doc("Spotify id of the track; NULL for other items and local files") @Nullable String trackId,
    @Doc("Name of the track or episode as reported with the play") @Nullable String trackName,
    @Doc("First artist (or the show of an episode) as reported with the play")
        @Nullable String artistName,
    @Doc("Album as reported with the play") @Nullable String albumName,
    @Doc("Length of the item in milliseconds; exports do not tell it") @Nullable Long durationMs,
    @Doc("Milliseconds listened; only exports tell it") @Nullable Long msPlayed,
    @Doc(
            "Where it was played from: playlist, album, artist, collection, ...; only the API tells"
                + " it")
        @Nullable String contextType,
    @Doc("Spotify URI of that context") @Nullable String contextUri,
    @Doc(
            "Where the play was reported: api, export (extended history) or export_short (account"
                + " data)")
        String origin,
    @Doc("Device and client, as the export names them") @Nullable String platform,
    @Doc("Two-letter country of the connection, from the export") @Nullable String country,
    @Doc("Why playback began, from the export (clickrow, trackdone, ...)")
        @Nullable String reasonStart,
    @Doc("Why playback ended, from the export (trackdone, fwdbtn, ...)") @Nullable String reasonEnd,
    @Doc("Whether shuffle was on, from the export") @Nullable Boolean shuffle,
    @Doc("Whether the item was skipped, from the export") @Nullable Boolean skipped,
    @Doc("Whether it was played offline, from the export") @Nullable Boolean offline,
    @Doc("Whether a private session was on, from the export") @Nullable Boolean incognito)
    implements Row {
  /// What was played, as far as its source names it.
  public record Item(
      @Nullable String uri,
      @Nullable String type,
      @Nullable String trackId,
      @Nullable String name,
      @Nullable String artistName,
      @Nullable String albumName) {}

  /// How it was played, as only the extended history says.
  public record Playback(
      @Nullable String platform,
      @Nullable String country,
      @Nullable String reasonStart,
      @Nullable String reasonEnd,
      @Nullable Boolean shuffle,
      @Nullable Boolean skipped,
      @Nullable Boolean offline,
      @Nullable Boolean incognito) {
    private static final Playback UNKNOWN =
        new Playback(null, null, null, null, null, null, null, null);
  }

  /// A play of a recently-played response.
  public static PlayRow fromApi(
      Observation observation,
      String playId,
      Instant playedAt,
      Item item,
      @Nullable Long durationMs,
      @Nullable String contextType,
      @Nullable String contextUri) {
    return of(
        observation,
        playId,
        playedAt,
        item,
        durationMs,
        null,
        contextType,
        contextUri,
        "api",
        Playback.UNKNOWN);
  }

  /// A play of an extended streaming history.
  public static PlayRow fromExport(
      Observation observation,
      String playId,
      Instant playedAt,
      Item item,
      @Nullable Long msPlayed,
      Playback playback) {
    return of(observation, playId, playedAt, item, null, msPlayed, null, null, "export", playback);
  }

  /// A play of the short history in the account data.
  public static PlayRow fromShortExport(
      Observation observation,
      String playId,
      Instant playedAt,
      Item item,
      @Nullable Long msPlayed) {
    return of(
        observation,
        playId,
        playedAt,
        item,
        null,
        msPlayed,
        null,
        null,
        "export_short",
        Playback.UNKNOWN);
  }

  private static PlayRow of(
      Observation observation,
      String playId,
      Instant playedAt,
      Item item,
      @Nullable Long durationMs,
      @Nullable Long msPlayed,
      @Nullable String contextType,
      @Nullable String contextUri,
      String origin,
      Playback playback) {
    return new PlayRow(
        observation,
        playId,
        playedAt,
        item.uri(),
        item.type(),
        item.trackId(),
        item.name(),
        item.artistName(),
        item.albumName(),
        durationMs,
        msPlayed,
        contextType,
        contextUri,
        origin,
        playback.platform(),
        playback.country(),
        playback.reasonStart(),
        playback.reasonEnd(),
        playback.shuffle(),
        playback.skipped(),
        playback.offline(),
        playback.incognito());
  }

  /// The month of the playback: a listening history spans decades.
  @Override
  public String partitionValue() {
    return YearMonth.from(playedAt.atOffset(ZoneOffset.UTC)).toString();
  }
}
