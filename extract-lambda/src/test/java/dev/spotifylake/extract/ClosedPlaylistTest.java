package dev.spotifylake.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.simulator.AppProfile;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.truth.TruePlaylist;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Public playlists of other people: new apps see that they exist, and not their items.
class ClosedPlaylistTest {
  private static TestLake lake(AppProfile profile) {
    return new TestLake(
        SimulatorOptions.builder()
            .profile(profile)
            .artists(20)
            .ownedPlaylists(5)
            .savedTracks(10)
            .build());
  }

  private static TruePlaylist follow(TestLake lake, boolean own) throws IOException {
    String me = lake.spotify.credentials().listener("me").spotifyId();
    TruePlaylist followed =
        lake.spotify.truth().playlists().stream()
            .filter(playlist -> !playlist.spotifyOwned() && !playlist.collaborative())
            .filter(playlist -> playlist.isPublic() && playlist.ownerId().equals(me) == own)
            .findFirst()
            .orElseThrow();
    lake.watchPlaylist(followed.id());
    return followed;
  }

  @Test
  void aNewAppGetsOneNoticeForAPlaylistItCannotRead() throws IOException {
    try (TestLake lake = lake(AppProfile.RESTRICTED)) {
      TruePlaylist followed = follow(lake, false);

      RunReport first = lake.run();
      RunReport later = lake.runAfter(Duration.ofHours(6));

      for (RunReport report : new RunReport[] {first, later}) {
        assertThat(report.problems()).as("nothing is broken").isEmpty();
        assertThat(report.notices())
            .singleElement()
            .asString()
            .hasLineCount(1)
            .contains(
                "playlist \"" + followed.name() + "\"",
                "not what is in it",
                "lake watch remove spotify:playlist:" + followed.id());
      }
    }
  }

  @Test
  void withoutASignInTheNoticeNamesTheLoginCommand() throws IOException {
    try (TestLake lake = lake(AppProfile.RESTRICTED)) {
      lake.noUser();
      TruePlaylist followed = follow(lake, true);

      assertThat(lake.run().notices())
          .singleElement()
          .asString()
          .hasLineCount(1)
          .contains("run: lake login", "lake watch remove spotify:playlist:" + followed.id());
    }
  }

  @Test
  void anOwnPlaylistIsReadWithoutANotice() throws IOException {
    try (TestLake lake = lake(AppProfile.RESTRICTED)) {
      follow(lake, true);

      assertThat(lake.run().notices()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(value = AppProfile.class, mode = EnumSource.Mode.EXCLUDE, names = "RESTRICTED")
  void anOlderAppReadsPlaylistsOfOthers(AppProfile profile) throws IOException {
    try (TestLake lake = lake(profile)) {
      TruePlaylist followed = follow(lake, false);

      assertThat(lake.run().notices()).isEmpty();
      assertThat(lake.lines(Source.PLAYLIST_ITEMS))
          .anyMatch(line -> followed.id().equals(line.header().entity()));
    }
  }
}
