package dev.spotifylake.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that can read nothing reports it in one line and writes nothing. A single wrong entry
/// stops nothing else.
class LakeWideFailureTest {
  @Test
  void withoutCredentialsNothingIsRead() {
    try (TestLake lake = TestLake.small()) {
      ExtractSetup setup = lake.setup();
      ExtractSetup without =
          new ExtractSetup(
              setup.store(),
              setup.configuration(),
              null,
              setup.api(),
              setup.refreshTokens(),
              setup.clock(),
              setup.sleeper(),
              setup.random(),
              setup.log());
      assertOneLine(() -> new Extractor(without), "SPOTIFY_CLIENT_ID", "lake login");
    }
  }

  @Test
  void aWrongSecretIsReportedAndNothingIsWritten() {
    try (TestLake lake = TestLake.small()) {
      lake.credentials =
          new Credentials(
              lake.credentials.clientId(), new Secret("wrong"), lake.credentials.accounts());
      assertOneLine(lake::run, "SPOTIFY_CLIENT_SECRET", "invalid_client");
      assertThat(lake.store.puts()).isEmpty();
    }
  }

  @Test
  void withNobodySignedInAndNothingToWatchNothingIsWritten() {
    try (TestLake lake = TestLake.small()) {
      lake.noUser();
      assertOneLine(lake::run, "watch-list is empty", "lake login");
      assertThat(lake.store.puts()).isEmpty();
      assertThat(lake.spotify.calls()).isEmpty();
    }
  }

  @Test
  void aFileInsteadOfALakeFolderIsReported(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("lake"), "not a lake");
    try (TestLake lake = TestLake.small()) {
      assertThatThrownBy(
              () -> {
                lake.lakeStore = new FolderObjectStore(file);
                lake.run();
              })
          .isInstanceOf(LakeException.class)
          .message()
          .doesNotContain("\n");
      assertThat(Files.readString(file)).isEqualTo("not a lake");
    }
  }

  @Test
  void aDamagedStateIsNamed() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.store.put(
          "state/app.json",
          dev.spotifylake.common.store.ObjectContent.of("{\"v\":1,"),
          dev.spotifylake.common.store.PutCondition.any());
      assertOneLine(lake::run, "state/app.json", "delete it");
    }
  }

  @Test
  void withoutAUserTheWatchListIsReadByTheAppAlone() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.noUser();
      lake.watchArtists(lake.spotify.truth().artistIds(1));
      RunReport report = lake.run();
      assertThat(TestLake.of(report, Source.ARTIST_ALBUMS).outcome()).isEqualTo(Outcome.DONE);
      assertThat(TestLake.of(report, Source.ARTIST).outcome()).isEqualTo(Outcome.DONE);
      assertThat(lake.apiCalls()).allSatisfy(call -> assertThat(call.who()).isEqualTo("app"));
      assertThat(lake.apiCalls()).noneMatch(call -> call.path().startsWith("/v1/me"));
    }
  }

  @Test
  void anAppWithoutASecretReadsEverythingWithAUsersToken() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.credentials =
          new Credentials(
              lake.credentials.clientId(), null, new TreeMap<>(lake.credentials.accounts()));
      RunReport report = lake.run();
      assertThat(report.problems()).isEmpty();
      assertThat(TestLake.of(report, Source.ARTIST).account()).isEqualTo("me");
      assertThat(lake.apiCalls()).extracting(call -> call.who()).containsOnly("user:me");
    }
  }

  @Test
  void anInvalidWatchListEntryIsNamedAndTheOthersAreRead() throws IOException {
    try (TestLake lake = TestLake.small()) {
      String artist = lake.spotify.truth().artistIds(1).getFirst();
      lake.watch(
          """
          {"artists":[
          "%s",
          "not an id"]}
          """
              .formatted(artist));
      RunReport report = lake.run();
      assertThat(report.problems())
          .singleElement()
          .asString()
          .contains("line 3")
          .contains("not an id");
      assertThat(TestLake.of(report, Source.ARTIST_ALBUMS).entities()).isEqualTo(1);
    }
  }

  @Test
  void aMissingWatchedEntityIsNamedAndTheOthersAreRead() throws IOException {
    try (TestLake lake = TestLake.small()) {
      String artist = lake.spotify.truth().artistIds(1).getFirst();
      String nobody = "0000000000000000000000";
      lake.watch(
          """
          {"artists": ["%s", "%s"], "playlists": ["37i9dQZF1DXcBWIGoYBM5M"]}
          """
              .formatted(nobody, artist));
      RunReport report = lake.run();
      assertThat(report.problems())
          .hasSize(3)
          .anySatisfy(line -> assertThat(line).contains("artist_albums " + nobody))
          .anySatisfy(line -> assertThat(line).contains("artist " + nobody))
          .anySatisfy(line -> assertThat(line).contains("playlist 37i9dQZF1DXcBWIGoYBM5M"));
      assertThat(TestLake.of(report, Source.ARTIST_ALBUMS).status2xx()).isPositive();
    }
  }

  private static void assertOneLine(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOf(LakeException.class)
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }
}
