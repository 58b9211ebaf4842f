package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.play.CoverageGap;
import dev.spotifylake.common.play.PollCoverage;
import dev.spotifylake.common.play.RecentPlay;
import dev.spotifylake.common.rows.OpsCoverageRow;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.transform.response.Element;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Plays of `me/player/recently-played`. A play that an earlier poll has stored is only counted,
/// and so is the second occurrence of a play in the response.
final class RecentlyPlayedMapper {
  private final ResponseRows rows;
  private final CatalogEntityMapper entities;
  private final Set<String> storedBefore;
  private final Set<String> seenHere = new HashSet<>();
  private final PollCoverage coverage = new PollCoverage();
  private int plays;
  private int newPlays;

  RecentlyPlayedMapper(ResponseRows rows, CatalogEntityMapper entities) {
    this.rows = rows;
    this.entities = entities;
    this.storedBefore = Set.copyOf(rows.header().context().alreadyStored());
  }

  void map(Element element) throws IOException {
    plays++;
    ObjectNode node = element.node();
    RecentPlay play = RecentPlay.read(rows.observation().account(), node);
    if (play == null) {
      rows.reject(element, node.has("played_at") ? "bad_played_at" : "unknown_shape");
      return;
    }
    boolean stored = storedBefore.contains(play.playId());
    coverage.add(play.playedAt(), stored);
    entities.track(trackOf(play.item()), null);
    if (stored || !seenHere.add(play.playId())) {
      rows.alreadyStored();
    } else if (rows.primary(element, row(node, play))) {
      newPlays++;
    }
  }

  private static @Nullable ObjectNode trackOf(@Nullable ObjectNode item) {
    return item == null || "episode".equals(SpotifyUris.typeOf(item)) ? null : item;
  }

  private PlayRow row(ObjectNode node, RecentPlay play) {
    JsonNode item = play.item() == null ? node.nullNode() : play.item();
    String type = SpotifyUris.typeOf(item);
    JsonNode context = node.path("context");
    return PlayRow.fromApi(
        rows.observation(),
        play.playId(),
        play.playedAt(),
        new PlayRow.Item(
            play.uri(),
            type,
            "track".equals(type) ? SpotifyUris.idOf(item) : null,
            play.trackName(),
            play.artistName(),
            JsonFields.textIn(item, "album", "name")),
        JsonFields.bigint(item, "duration_ms"),
        JsonFields.text(context, "type"),
        JsonFields.text(context, "uri"));
  }

  /// Writes what the poll covers.
  ///
  /// @param elements number of elements in the response's list, also of those that are no plays
  void finish(int elements) throws IOException {
    CoverageGap gap =
        coverage.gapSince(
            rows.header().context().previousPoll(), elements, rows.observation().observedAt());
    rows.derived(
        new OpsCoverageRow(
            rows.observation(),
            coverage.oldest(),
            coverage.newest(),
            plays,
            newPlays,
            gap == null,
            gap == null ? null : gap.from(),
            gap == null ? null : gap.to()));
  }
}
