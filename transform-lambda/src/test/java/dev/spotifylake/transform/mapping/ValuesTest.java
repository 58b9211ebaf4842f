package dev.spotifylake.transform.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.rows.ArtistRow;
import dev.spotifylake.common.rows.OpsRejectRow;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Single values at their edges.
class ValuesTest {
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
  void typeAndIdAreReadFromAUri() {
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
  void operationsOutsideTheMonthsGoToTheFirstMonth() throws IOException {
    assertThat(monthOfOps("2020-01-01T00:00:00Z")).isEqualTo("2020-01");
    assertThat(monthOfOps("2035-12-31T23:59:59.999Z")).isEqualTo("2035-12");
    assertThat(monthOfOps("2036-01-01T00:00:00Z")).isEqualTo("2020-01");
    assertThat(monthOfOps("2019-12-31T23:59:59.999Z")).isEqualTo("2020-01");
    assertThat(monthOfOps("+12026-05-01T10:00:00Z")).isEqualTo("2020-01");
  }

  private static String monthOfOps(String moment) throws IOException {
    List<String> months = new ArrayList<>();
    new ObjectRows((row, month) -> months.add(month))
        .rejectLine(observation(moment), 1, "not_json", null);
    return months.getFirst();
  }

  @Test
  void aRowOutsideTheMonthsOfItsTableIsNotWritten() throws IOException {
    List<String> months = new ArrayList<>();
    ObjectRows rows = new ObjectRows((row, month) -> months.add(month));

    assertThat(rows.write(artist("2019-12-31T23:59:59.999Z"))).isFalse();
    assertThat(rows.write(artist("2020-01-01T00:00:00Z"))).isTrue();
    assertThat(rows.write(artist("2035-12-31T23:59:59.999Z"))).isTrue();
    assertThat(rows.write(artist("2036-01-01T00:00:00Z"))).isFalse();

    assertThat(months).containsExactly("2020-01", "2035-12");
  }

  private static Row artist(String moment) {
    return new ArtistRow(observation(moment), "a", null, null, null, null, null, null);
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
    new ObjectRows((row, month) -> rows.add(row))
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
