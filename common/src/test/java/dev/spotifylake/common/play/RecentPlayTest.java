package dev.spotifylake.common.play;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The ids are frozen, as those of [PlayIdTest]: lakes hold them.
class RecentPlayTest {
  private static final Instant PLAYED_AT = Instant.parse("2026-11-22T10:00:00.123Z");

  @Test
  void theFirstArtistAndTheUriAreRead() throws IOException {
    RecentPlay play =
        play(
            """
            {"played_at": "2026-11-22T10:00:00.123Z",
             "track": {"uri": "spotify:track:0000000000000000000001", "name": "Jóga",
                       "artists": [{"name": "Björk"}, {"name": "Another"}]}}
            """);

    assertThat(play.playId()).isEqualTo("d06f632dadc1a1c1e7e43c8dde7904bc");
    assertThat(play.playedAt()).isEqualTo(PLAYED_AT);
    assertThat(play.uri()).isEqualTo("spotify:track:0000000000000000000001");
    assertThat(play.trackName()).isEqualTo("Jóga");
    assertThat(play.artistName()).isEqualTo("Björk");
  }

  @Test
  void theSecondArtistDoesNotReplaceAFirstThatIsNull() throws IOException {
    RecentPlay play =
        play(
            """
            {"played_at": "2026-11-22T10:00:00.123Z",
             "track": {"name": "Jóga", "artists": [null, {"name": "Another"}]}}
            """);

    assertThat(play.playId()).isEqualTo("a5b5163500cdefb40a53caf0bf909df4");
    assertThat(play.uri()).isNull();
    assertThat(play.trackName()).isEqualTo("Jóga");
    assertThat(play.artistName()).isNull();
  }

  @Test
  void anEmptyUriCountsAsNone() throws IOException {
    RecentPlay play =
        play(
            """
            {"played_at": "2026-11-22T10:00:00.123Z",
             "track": {"uri": "", "name": "Jóga", "artists": [{"name": "Björk"}]}}
            """);

    assertThat(play.playId()).isEqualTo("ecf7c5a34ba15d54da5167b259d965c0");
    assertThat(play.uri()).isNull();
    assertThat(play.trackName()).isEqualTo("Jóga");
    assertThat(play.artistName()).isEqualTo("Björk");
  }

  @Test
  void aTimeWithoutAZoneIsUtc() throws IOException {
    RecentPlay play =
        play(
            """
            {"played_at": "2026-11-22T10:00:00.123",
             "track": {"uri": "spotify:track:0000000000000000000001"}}
            """);

    assertThat(play.playId()).isEqualTo("d06f632dadc1a1c1e7e43c8dde7904bc");
    assertThat(play.playedAt()).isEqualTo(PLAYED_AT);
    assertThat(play.trackName()).isNull();
    assertThat(play.artistName()).isNull();
  }

  @Test
  void theArtistOfAnEpisodeIsItsShow() throws IOException {
    RecentPlay play =
        play(
            """
            {"played_at": "2026-11-22T10:00:00.123Z",
             "episode": {"uri": "spotify:episode:e", "name": "Part 1",
                         "show": {"name": "A Show"}}}
            """);

    assertThat(play.playId()).isEqualTo("f5bf3b310c00f6e56a9d664c19689686");
    assertThat(play.uri()).isEqualTo("spotify:episode:e");
    assertThat(play.trackName()).isEqualTo("Part 1");
    assertThat(play.artistName()).isEqualTo("A Show");
  }

  @Test
  void theFieldItemIsReadBeforeTheFieldTrack() throws IOException {
    RecentPlay play =
        play(
            """
            {"played_at": "2026-11-22T10:00:00.123Z",
             "item": {"uri": "spotify:track:new", "name": "Jóga"},
             "track": {"uri": "spotify:track:old", "name": "Another"}}
            """);

    assertThat(play.playId()).isEqualTo("26f38babd852487e0b55366a671ae01e");
    assertThat(play.uri()).isEqualTo("spotify:track:new");
    assertThat(play.trackName()).isEqualTo("Jóga");
  }

  @Test
  void anEntryWithoutATrackIsStillAPlay() throws IOException {
    RecentPlay play = play("{\"played_at\": \"2026-11-22T10:00:00.123Z\", \"track\": null}");

    assertThat(play.playId()).isEqualTo("2d7598b8d4400cf4f80ca4359b351a6c");
    assertThat(play.item()).isNull();
    assertThat(play.uri()).isNull();
  }

  @Test
  void anEntryWhoseTimeCannotBeReadIsNoPlay() throws IOException {
    assertThat(read("{\"played_at\": \"yesterday\", \"track\": {}}")).isNull();
    assertThat(read("{\"track\": {}}")).isNull();
  }

  private static RecentPlay play(String entry) throws IOException {
    return requireNonNull(read(entry));
  }

  private static @Nullable RecentPlay read(String entry) throws IOException {
    ObjectNode node = JsonTree.parse(entry.getBytes(StandardCharsets.UTF_8), Set.of());
    return RecentPlay.read("me", node);
  }
}
