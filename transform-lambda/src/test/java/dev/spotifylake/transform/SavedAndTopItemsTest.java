package dev.spotifylake.transform;

import static dev.spotifylake.testsupport.DuckLake.row;
import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Saved items and top lists.
class SavedAndTopItemsTest {
  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder);
  }

  @Test
  void theLibraryHoldsEveryKind() throws IOException {
    lake.transform(
        response(
            Source.SAVED_SHOWS,
            """
            {"items":[{"added_at":"2026-01-01T00:00:00Z","show":{"id":"s1","name":"S"}}]}
            """));
    lake.transform(
        response(
            Source.SAVED_EPISODES,
            """
            {"items":[{"added_at":"2026-01-01T00:00:00Z","episode":{"id":"e1","language":"de"}}]}
            """));
    lake.transform(
        response(
            Source.SAVED_AUDIOBOOKS,
            """
            {"items":[{"id":"k1","uri":"spotify:show:k1","name":"K"}]}
            """));
    lake.transform(
        response(
            Source.FOLLOWED_ARTISTS,
            """
            {"artists":{"items":[{"id":"a1","followers":{"total":5}}]}}
            """));
    lake.transform(
        response(
            Source.SAVED_ALBUMS,
            """
            {"items":[
              {"added_at":"2026-01-01T00:00:00Z","item":{"id":"b1"}},
              {"added_at":"2026-01-01T00:00:00Z","album":null}
            ]}
            """));

    assertThat(
            lake.query(
                "SELECT item_type, item_id, item_name, added_at IS NULL FROM saved_items ORDER BY"
                    + " 1, 2 NULLS LAST"))
        .containsExactly(
            row("album", "b1", null, false),
            row("album", null, null, false),
            row("artist", "a1", null, true),
            row("audiobook", "k1", "K", true),
            row("episode", "e1", null, false),
            row("show", "s1", "S", false));
    assertThat(lake.query("SELECT artist_id, followers FROM artists"))
        .containsExactly(row("a1", 5L));
    assertThat(lake.query("SELECT episode_id, language FROM episodes"))
        .containsExactly(row("e1", "de"));
  }

  @Test
  void aTopListIsRankedFromItsOffset() throws IOException {
    lake.transform(
        response(
                Source.TOP_TRACKS,
                """
                {"items":[{"id":"t1","name":"x"},null,{"id":"t2"}]}
                """)
            .withParams(Map.of("time_range", "short_term", "offset", "50")));
    lake.transform(
        response(
                Source.TOP_ARTISTS,
                """
                {"items":[{"id":"a1"}]}
                """)
            .withEntity("long_term"));

    assertThat(
            lake.query(
                "SELECT item_type, time_range, rank, item_id, item_name FROM top_items ORDER BY"
                    + " ALL"))
        .containsExactly(
            row("artist", "long_term", 1, "a1", null),
            row("track", "short_term", 51, "t1", "x"),
            row("track", "short_term", 53, "t2", null));
  }
}
