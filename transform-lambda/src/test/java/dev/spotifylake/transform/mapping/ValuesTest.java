package dev.spotifylake.transform.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.rows.ArtistRow;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.OpsRejectRow;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Single values at their edges.
class ValuesTest {
  private static final PartitionRange RANGE =
      PartitionRange.at(LocalDate.of(2026, 1, 1), Instant.parse("2026-11-22T23:59:59Z"));

  @Test
  void datesAreAsExactAsTheirText() {
    assertThat(ReleaseDates.parse("1979")).isEqualTo("1979-01-01");
    assertThat(ReleaseDates.parse("2007-03")).isEqualTo("2007-03-01");
    assertThat(ReleaseDates.parse("2011-01-28")).isEqualTo("2011-01-28");
    assertThat(ReleaseDates.parse("0001")).isEqualTo("0001-01-01");
    for (String none : new String[] {"0000", "abcd", "2007-13", "2011-02-30", "", "2011-01-28T"}) {
      assertThat(ReleaseDates.parse(none)).as(none).isNull();
    }
    assertThat(ReleaseDates.parse(null)).isNull();
    assertThat(ReleaseDates.year(LocalDate.of(1979, 1, 1))).isEqualTo(1979);
    assertThat(ReleaseDates.year(null)).isNull();
  }

  @Test
  void urisTellTypeAndId() {
    assertThat(SpotifyUris.typeIn("spotify:track:x")).isEqualTo("track");
    assertThat(SpotifyUris.idIn("spotify:track:x")).isEqualTo("x");
    assertThat(SpotifyUris.idIn("spotify:track:")).isNull();
    assertThat(SpotifyUris.idIn("spotify:local:x")).isNull();
    assertThat(SpotifyUris.typeIn("spotify:local:a:b:c:1")).isNull();
    assertThat(SpotifyUris.idIn("track:x:y")).isNull();
    assertThat(SpotifyUris.idIn(null)).isNull();
    assertThat(SpotifyUris.isLocal("spotify:local:a:b:c:1")).isTrue();
    assertThat(SpotifyUris.isLocal("spotify:track:x")).isFalse();
    assertThat(SpotifyUris.isLocal(null)).isFalse();
    assertThat(SpotifyUris.idOf(object().put("id", "i").put("uri", "spotify:track:x")))
        .isEqualTo("i");
    assertThat(SpotifyUris.idOf(object().put("uri", "spotify:track:x"))).isEqualTo("x");
    assertThat(SpotifyUris.typeOf(object().put("type", "show"))).isEqualTo("show");
    assertThat(SpotifyUris.typeOf(object().put("uri", "spotify:track:x"))).isEqualTo("track");
    assertThat(SpotifyUris.typeOf(object())).isNull();
  }

  @Test
  void theWidestImageIsTakenAndTheFirstOfEquals() throws JsonProcessingException {
    assertThat(
            Images.largest(
                json(
                    """
                    {"images":[
                      {"url":"a","width":64},
                      {"url":"b","width":640},
                      {"url":"c","width":640},
                      {"width":900}
                    ]}
                    """)))
        .isEqualTo("b");
    assertThat(
            Images.largest(
                json(
                    """
                    {"images":[{"url":"a"},{"url":"b","width":null}]}
                    """)))
        .isEqualTo("a");
    assertThat(
            Images.largest(
                json(
                    """
                    {"images":[]}
                    """)))
        .isNull();
    assertThat(Images.largest(object())).isNull();
  }

  @Test
  void partitionsEndWhereTheTablesProjectionEnds() {
    TableDefinition plays = LakeTables.byName("plays");
    TableDefinition artists = LakeTables.byName("artists");
    assertThat(RANGE.contains(plays, "2006-01")).isTrue();
    assertThat(RANGE.contains(plays, "2005-12")).isFalse();
    assertThat(RANGE.contains(plays, "2035-12")).isTrue();
    assertThat(RANGE.contains(plays, "2036-01")).isFalse();
    assertThat(RANGE.contains(plays, "2020-011")).isFalse();
    assertThat(RANGE.contains(artists, "2026-01-01")).isTrue();
    assertThat(RANGE.contains(artists, "2025-12-31")).isFalse();
    assertThat(RANGE.contains(artists, "2026-11-23")).isTrue();
    assertThat(RANGE.contains(artists, "2026-11-24")).isFalse();
    assertThat(RANGE.contains(artists, "2026-05")).isFalse();
  }

  @Test
  void whatTheLakeSaysOfItselfIsAlwaysSeen() {
    assertThat(visibleDay("2026-01-01T00:00:00Z")).isEqualTo("2026-01-01");
    assertThat(visibleDay("2026-11-23T10:00:00Z")).isEqualTo("2026-11-23");
    assertThat(visibleDay("2026-11-24T10:00:00Z")).isEqualTo("2026-01-01");
    assertThat(visibleDay("2025-12-31T10:00:00Z")).isEqualTo("2026-01-01");
    assertThat(visibleDay("+12026-05-01T10:00:00Z")).isEqualTo("2026-01-01");
  }

  private static String visibleDay(String moment) {
    return RANGE.visibleDay(
        new ArtistRow(observation(moment), "a", null, null, null, null, null, null));
  }

  private static Observation observation(String moment) {
    return new Observation("me", Instant.parse(moment), "run", "raw/key");
  }

  @Test
  void anExcerptIsCutAt500CharactersAndNeverInsideOfOne() throws IOException {
    assertThat(excerpt("x".repeat(500))).isEqualTo("x".repeat(500));
    assertThat(excerpt("x".repeat(501))).isEqualTo("x".repeat(500));
    assertThat(excerpt("x".repeat(499) + "\ud83c\udfb5")).isEqualTo("x".repeat(499));
    assertThat(excerpt("x".repeat(498) + "\ud83c\udfb5y"))
        .isEqualTo("x".repeat(498) + "\ud83c\udfb5");
    assertThat(excerpt("")).isNull();
    assertThat(excerpt(null)).isNull();
  }

  private static @Nullable String excerpt(@Nullable String text) throws IOException {
    List<Row> rows = new ArrayList<>();
    new ObjectRows((row, partition) -> rows.add(row), RANGE)
        .rejectLine(observation("2026-11-22T10:00:00Z"), 1, "not_json", text);
    return ((OpsRejectRow) rows.getFirst()).excerpt();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new JsonMapper().readTree(text);
  }
}
