package dev.spotifylake.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.extract.state.StateFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The state between runs: when two run at once, and when one dies.
class StateConflictTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void callsOfTwoRunsAddUpAndTheLongerCooldownWins() throws IOException {
    try (TestLake lake = TestLake.small()) {
      StateFile<AppState> one = StateFile.open(lake.store, AppState.KEY, AppState.FORMAT);
      StateFile<AppState> other = StateFile.open(lake.store, AppState.KEY, AppState.FORMAT);
      one.change(state -> state.calls().add("me/tracks", NOON));
      one.change(state -> state.cooldowns().raise("me/tracks", NOON.plusSeconds(10)));
      other.change(state -> state.calls().add("me/tracks", NOON));
      other.change(state -> state.calls().add("me/albums", NOON));
      other.change(state -> state.cooldowns().raise("me/tracks", NOON.plusSeconds(5)));
      one.save();
      other.save();
      AppState stored = StateFile.open(lake.store, AppState.KEY, AppState.FORMAT).get();
      assertThat(stored.calls().lastDay("me/tracks", NOON)).isEqualTo(2);
      assertThat(stored.calls().lastDay("me/albums", NOON)).isEqualTo(1);
      assertThat(stored.cooldowns().get("me/tracks")).isEqualTo(NOON.plusSeconds(10));
    }
  }

  @Test
  void aCallCountsForTheWholeOfTheNext24Hours() throws IOException {
    try (TestLake lake = TestLake.small()) {
      StateFile<AppState> app = StateFile.open(lake.store, AppState.KEY, AppState.FORMAT);
      Instant call = NOON.plus(Duration.ofMinutes(59));
      app.change(state -> state.calls().add("me/tracks", call));
      assertThat(app.get().calls().lastDay("me/tracks", call.plus(Duration.ofHours(24))))
          .isEqualTo(1);
      assertThat(app.get().calls().lastDay("me/tracks", call.plus(Duration.ofHours(26)))).isZero();
    }
  }

  @Test
  void aRunForgetsListsThatAreOverdueForAMonth() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.run();
      Instant now = lake.clock().instant();
      StateFile<AccountState> state =
          StateFile.open(lake.store, AccountState.key("me"), AccountState.FORMAT);
      state.change(
          account -> {
            for (int i = 0; i < 1_000; i++) {
              account.due().raise("artist_albums/gone" + i, now.minus(Duration.ofDays(31)));
            }
            account.due().raise("artist_albums/late", now.minus(Duration.ofDays(29)));
          });
      state.save();

      lake.runAfter(Duration.ofHours(1));

      AccountState after =
          StateFile.open(lake.store, AccountState.key("me"), AccountState.FORMAT).get();
      assertThat(after.due().get("artist_albums/gone1")).isNull();
      assertThat(after.remembersBefore(now.minus(Duration.ofDays(30)))).isFalse();
      assertThat(after.due().get("artist_albums/late")).isNotNull();
    }
  }

  /// A store that stops the process at a put.
  private record DyingStore(ObjectStore store, Predicate<String> dieAt, boolean after)
      implements ObjectStore {
    static final class Death extends Error {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public @Nullable StoredObject get(String key) throws IOException {
      return store.get(key);
    }

    @Override
    public PutOutcome put(String key, ObjectContent content, PutCondition condition)
        throws IOException {
      if (!dieAt.test(key)) {
        return store.put(key, content, condition);
      }
      if (after) {
        store.put(key, content, condition);
      }
      throw new Death();
    }

    @Override
    public Stream<ObjectEntry> list(String prefix) throws IOException {
      return store.list(prefix);
    }

    @Override
    public void delete(String key) throws IOException {
      store.delete(key);
    }
  }

  @Test
  void noPlayIsLostWhereverARunDies() throws IOException {
    for (boolean after : new boolean[] {false, true}) {
      for (String key :
          new String[] {
            "raw/source=recently_played", "state/account=me", "state/app", "raw/source=run"
          }) {
        try (TestLake lake = TestLake.small()) {
          lake.run();
          lake.spotify.advance(Duration.ofHours(1));
          lake.lakeStore = new DyingStore(lake.store, written -> written.startsWith(key), after);
          lake.restart();
          Assertions.assertThatThrownBy(lake::run).isInstanceOf(DyingStore.Death.class);
          lake.lakeStore = lake.store;
          lake.restart();
          lake.runAfter(Duration.ofMinutes(10));

          // Every play of every response is either known
          // to have been stored or stands in a response.
          java.util.Set<String> stored = new java.util.TreeSet<>();
          for (TestLake.Line line : lake.lines(Source.RECENTLY_PLAYED)) {
            for (JsonNode play : line.items()) {
              stored.add(play.path("played_at").asText());
            }
          }
          assertThat(stored).as(key).hasSize(lake.spotify.truth().shownPlays().size());
        }
      }
    }
  }

  @Test
  void thePreviousPollChangesOnlyAfterItsResponseIsStored() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.run();
      String before = previousPoll(lake);
      lake.spotify.advance(Duration.ofHours(1));
      lake.lakeStore =
          new DyingStore(lake.store, key -> key.startsWith("raw/source=recently_played"), false);
      lake.restart();
      Assertions.assertThatThrownBy(lake::run).isInstanceOf(DyingStore.Death.class);
      assertThat(previousPoll(lake)).isEqualTo(before);
    }
  }

  private static String previousPoll(TestLake lake) throws IOException {
    return lake.json("state/account=me.json").at("/last_look/observed_at").asText("none");
  }

  @Test
  void aRunThatDiedIsNamedByTheNext() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.lakeStore = new DyingStore(lake.store, key -> key.startsWith("raw/source=run"), false);
      Assertions.assertThatThrownBy(lake::run).isInstanceOf(DyingStore.Death.class);
      lake.lakeStore = lake.store;
      lake.restart();
      RunReport next = lake.runAfter(Duration.ofHours(1));
      assertThat(next.notices()).singleElement().asString().contains("did not come to its end");
      assertThat(lake.runAfter(Duration.ofHours(1)).notices()).isEmpty();
    }
  }
}
