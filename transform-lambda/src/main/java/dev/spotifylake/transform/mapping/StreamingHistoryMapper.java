package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.play.PlayId;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.transform.response.Element;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Plays of an export that a user downloaded. Fields have the export's own names. There are two
/// kinds: the extended history, and the short one of the account data, which has only names and
/// whole minutes.
final class StreamingHistoryMapper {
  private final ResponseRows rows;

  StreamingHistoryMapper(ResponseRows rows) {
    this.rows = rows;
  }

  void map(Element element) throws IOException {
    ObjectNode play = element.node();
    boolean isShort = play.has("endTime");
    if (!isShort && !play.has("ts")) {
      rows.reject(element, "unknown_shape");
      return;
    }
    Instant playedAt = playedAt(play, isShort);
    if (playedAt == null) {
      rows.reject(element, "bad_played_at");
      return;
    }
    rows.primary(element, isShort ? shortRow(play, playedAt) : extendedRow(play, playedAt));
  }

  private static @Nullable Instant playedAt(ObjectNode play, boolean isShort) {
    if (!isShort) {
      return JsonFields.instant(play, "ts");
    }
    // Such as `2026-11-22 10:05`, without seconds.
    return JsonFields.instant(play, "endTime");
  }

  private PlayRow extendedRow(ObjectNode play, Instant playedAt) {
    Item item = Item.of(play);
    Long msPlayed = JsonFields.bigint(play, "ms_played");
    String uriOrNames = item.uri != null ? item.uri : PlayId.names(item.artistName, item.name);
    return PlayRow.fromExport(
        rows.observation(),
        PlayId.of(rows.observation().account(), uriOrNames, playedAt, msPlayed),
        playedAt,
        new PlayRow.Item(
            item.uri,
            item.type,
            "track".equals(item.type) ? SpotifyUris.idIn(item.uri) : null,
            item.name,
            item.artistName,
            JsonFields.text(play, "master_metadata_album_album_name")),
        msPlayed,
        new PlayRow.Playback(
            JsonFields.text(play, "platform"),
            JsonFields.text(play, "conn_country"),
            JsonFields.text(play, "reason_start"),
            JsonFields.text(play, "reason_end"),
            JsonFields.bool(play, "shuffle"),
            JsonFields.bool(play, "skipped"),
            JsonFields.bool(play, "offline"),
            JsonFields.bool(play, "incognito_mode")));
  }

  private PlayRow shortRow(ObjectNode play, Instant playedAt) {
    boolean isPodcast = play.has("podcastName") || play.has("episodeName");
    String artistName = JsonFields.text(play, isPodcast ? "podcastName" : "artistName");
    String trackName = JsonFields.text(play, isPodcast ? "episodeName" : "trackName");
    Long msPlayed = JsonFields.bigint(play, "msPlayed");
    return PlayRow.fromShortExport(
        rows.observation(),
        PlayId.of(
            rows.observation().account(), PlayId.names(artistName, trackName), playedAt, msPlayed),
        playedAt,
        new PlayRow.Item(null, isPodcast ? "episode" : null, null, trackName, artistName, null),
        msPlayed);
  }

  /// What was played: a track, an episode or a chapter.
  private record Item(
      @Nullable String uri,
      @Nullable String type,
      @Nullable String name,
      @Nullable String artistName) {
    static Item of(ObjectNode play) {
      Item track =
          new Item(
              JsonFields.text(play, "spotify_track_uri"),
              "track",
              JsonFields.text(play, "master_metadata_track_name"),
              JsonFields.text(play, "master_metadata_album_artist_name"));
      Item episode =
          new Item(
              JsonFields.text(play, "spotify_episode_uri"),
              "episode",
              JsonFields.text(play, "episode_name"),
              JsonFields.text(play, "episode_show_name"));
      Item chapter =
          new Item(
              JsonFields.text(play, "audiobook_chapter_uri"),
              "chapter",
              JsonFields.text(play, "audiobook_chapter_title"),
              JsonFields.text(play, "audiobook_title"));
      if (track.isNamed()) {
        return track.withTypeOfUri();
      }
      if (episode.isNamed()) {
        return episode.withTypeOfUri();
      }
      return chapter.isNamed() ? chapter.withTypeOfUri() : new Item(null, null, null, null);
    }

    private boolean isNamed() {
      return uri != null || name != null;
    }

    private Item withTypeOfUri() {
      String typeOfUri = SpotifyUris.typeIn(uri);
      return typeOfUri == null ? this : new Item(uri, typeOfUri, name, artistName);
    }
  }
}
