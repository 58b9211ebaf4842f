package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.play.PlayId;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.transform.response.Element;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Plays as `me/player/recently-played` tells them. A play that the look before had already is only
/// counted, as is one that stands twice in the answer.
final class RecentlyPlayedMapper {
  private final ResponseRows rows;
  private final CatalogEntityMapper catalogue;
  private final Set<String> storedBefore;
  private final Set<String> seenHere = new HashSet<>();
  private final PollCoverage look = new PollCoverage();

  RecentlyPlayedMapper(ResponseRows rows, CatalogEntityMapper catalogue) {
    this.rows = rows;
    this.catalogue = catalogue;
    this.storedBefore = Set.copyOf(rows.header().context().alreadyStored());
  }

  void map(Element element) throws IOException {
    ObjectNode node = element.node();
    look.countPlay();
    Instant playedAt = JsonFields.instant(node, "played_at");
    if (playedAt == null) {
      rows.reject(element, node.has("played_at") ? "bad_played_at" : "unknown_shape");
      return;
    }
    look.include(playedAt);
    ObjectNode item = ElementItems.item(node, "track", "episode");
    catalogue.track(trackOf(item), null);
    PlayRow row = row(node, item, playedAt);
    if (storedBefore.contains(row.playId())) {
      look.countKnown();
      rows.alreadyStored();
    } else if (!seenHere.add(row.playId())) {
      rows.alreadyStored();
    } else if (rows.primary(element, row)) {
      look.countNew();
    }
  }

  private static @Nullable ObjectNode trackOf(@Nullable ObjectNode item) {
    return item == null || "episode".equals(SpotifyUris.typeOf(item)) ? null : item;
  }

  private PlayRow row(ObjectNode node, @Nullable ObjectNode found, Instant playedAt) {
    JsonNode item = found == null ? node.nullNode() : found;
    String uri = JsonFields.text(item, "uri");
    String type = SpotifyUris.typeOf(item);
    String trackName = JsonFields.text(item, "name");
    String artistName = firstArtistName(item);
    String uriOrNames = uri != null ? uri : PlayId.names(artistName, trackName);
    JsonNode context = node.path("context");
    return new PlayRow(
        rows.observation(),
        PlayId.of(rows.observation().account(), uriOrNames, playedAt, null),
        playedAt,
        uri,
        type,
        "track".equals(type) ? SpotifyUris.idOf(item) : null,
        trackName,
        artistName,
        JsonFields.textIn(item, "album", "name"),
        JsonFields.bigint(item, "duration_ms"),
        null,
        JsonFields.text(context, "type"),
        JsonFields.text(context, "uri"),
        "api",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static @Nullable String firstArtistName(JsonNode item) {
    String artist = JsonFields.text(item.path("artists").path(0), "name");
    return artist != null ? artist : JsonFields.textIn(item, "show", "name");
  }

  void finish() throws IOException {
    rows.derived(look.row(rows.observation(), rows.header().context().previousPoll()));
  }
}
