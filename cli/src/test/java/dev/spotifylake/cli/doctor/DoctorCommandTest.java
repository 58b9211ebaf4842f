package dev.spotifylake.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsFile;
import dev.spotifylake.simulator.AppProfile;
import dev.spotifylake.simulator.SimulatorCredentials.ListenerCredentials;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoctorCommandTest {
  @TempDir private Path folder;

  private static SimulatorOptions.Builder small() {
    return SimulatorOptions.builder().artists(20).ownedPlaylists(5).savedTracks(10);
  }

  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void everyAppProfileIsRecognizedWithoutALake(AppProfile profile) throws IOException {
    try (SpotifySimulator spotify = SpotifySimulator.start(small().profile(profile).build())) {
      CommandTester command = signedIn(spotify, SimulatorOptions.ALL_SCOPES);

      JsonNode first = new JsonMapper().readTree(command.run("doctor", "--json").out());
      command.run("doctor");

      assertThat(first.path("profile").asText()).isEqualTo(profile.name().toLowerCase(Locale.ROOT));
      assertThat(spotify.calls().stream().filter(call -> call.status() == 403).toList())
          .as("a removed endpoint is called once in seven days for all accounts")
          .hasSizeLessThanOrEqualTo(3)
          .extracting(call -> call.group())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aHealthyLakeHasNothingToFix() throws IOException {
    try (SpotifySimulator spotify = SpotifySimulator.start(small().build())) {
      CommandTester command = signedIn(spotify, SimulatorOptions.ALL_SCOPES);
      assertThat(command.run("run").exitCode()).isZero();

      Result result = command.run("doctor");

      assertThat(result.out())
          .contains("app: restricted", "account 'me': 172 days left", "nothing to fix.")
          .contains("me/player/recently-played");
      assertThat(result.exitCode()).isZero();
      assertThat(command.run("run").exitCode()).isZero();
    }
  }

  @Test
  void anOverdueCompactionIsNamedWithItsCommand() {
    try (SpotifySimulator spotify = SpotifySimulator.start(small().build())) {
      CommandTester command = signedIn(spotify, SimulatorOptions.ALL_SCOPES);
      assertThat(command.run("run").exitCode()).isZero();
      assertThat(command.run("doctor").out())
          .contains("compaction: never; ", " raw objects wait, the oldest of 2026-")
          .doesNotContain("to be merged");

      spotify.advance(Duration.ofHours(30));
      assertThat(command.run("doctor").out())
          .contains(" raw objects wait to be merged, the oldest since ", "run: lake compact\n");

      assertThat(command.run("compact").exitCode()).isZero();
      assertThat(command.run("doctor").out())
          .contains("compaction: last at 2026-", "; no raw object waits; layout 2")
          .doesNotContain("to be merged");
    }
  }

  @Test
  void eachProblemSaysWhatToDo() throws IOException {
    try (SpotifySimulator spotify =
        SpotifySimulator.start(
            small().scopes("user-library-read").consentAge(Duration.ofDays(170)).build())) {
      spotify.inject(Fault.of(FaultKind.QUOTA_429).on("me/albums").times(1).retryAfter(50_000));

      Result result = signedIn(spotify, "user-library-read").run("doctor");

      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.out())
          .contains("the sign-in of 'me' ends in ", "has not granted ", "user-follow-read")
          .contains("me/top/tracks for 'me': Spotify responded 403")
          .contains("me/albums: Spotify's quota for me/albums is used up until")
          .contains("no plays of 'me' have been read yet; run: lake run")
          .contains("run: lake login --account me");
      int calls = spotify.calls().size();
      signedIn(spotify, "user-library-read").run("doctor");
      assertThat(spotify.calls().subList(calls, spotify.calls().size()))
          .as("a banned group is not called")
          .noneMatch(call -> call.group().equals("me/albums"));
    }
  }

  @Test
  void everyAccountIsCheckedAndAnEndedSignInIsNamed() throws IOException {
    try (SpotifySimulator spotify = SpotifySimulator.start(small().listeners(3).build())) {
      CommandTester command = signedIn(spotify, SimulatorOptions.ALL_SCOPES);
      spotify.revoke("bert");

      JsonNode report = new JsonMapper().readTree(command.run("doctor", "--json").out());

      assertThat(results(report, "me/player/recently-played"))
          .containsExactly("anna readable", "bert signed_out", "me readable");
      assertThat(results(report, "playlists/{id}/items"))
          .as("each account with a playlist of its own")
          .containsExactly("anna readable", "bert not_called", "me readable");
      assertThat(results(report, "artists/{id}")).containsExactly("anna readable");
      assertThat(report.path("problems"))
          .extracting(JsonNode::asText)
          .filteredOn(problem -> problem.contains("has ended"))
          .containsExactly(
              "the sign-in of 'bert' has ended: Spotify no longer accepts it; run: lake login"
                  + " --account bert");
    }
  }

  @Test
  void gapsAndRejectsAreReportedWithWhatToDo() throws IOException {
    try (SpotifySimulator spotify = SpotifySimulator.start(small().build())) {
      CommandTester command = signedIn(spotify, SimulatorOptions.ALL_SCOPES);
      command.run("run");
      spotify.inject(Fault.of(FaultKind.TRUNCATED_BODY).on("me/albums").times(1));
      spotify.advance(Duration.ofDays(8));
      command.run("run");

      Result result = command.run("doctor");

      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.out())
          .containsPattern("last 30 days: 1 gaps in the plays, [1-9]\\d* elements")
          .containsPattern("plays of 'me' may be missing from 20\\S+Z to 20\\S+Z, ")
          .contains("run: lake import FILE")
          .contains("1 elements could not be used (truncated")
          .contains("`lake query --saved rejects`")
          .doesNotContain("(null_element");
    }
  }

  @Test
  void theWatchListOfTheRunsIsChecked() throws IOException {
    try (SpotifySimulator spotify = SpotifySimulator.start(small().build())) {
      Path watchList = folder.resolve("followed.json");
      String artist = spotify.truth().artistIds(1).getFirst();
      Files.writeString(
          watchList,
          """
          {"artists": ["%s", "nonsense"]}
          """
              .formatted(artist));
      CommandTester command =
          signedIn(spotify, SimulatorOptions.ALL_SCOPES)
              .with("LAKE_WATCHLIST", watchList.toString());

      assertThat(command.run("doctor").out()).contains("nonsense", watchList.toString());
      assertThat(spotify.calls())
          .filteredOn(call -> call.group().equals("artists/{id}"))
          .singleElement()
          .satisfies(call -> assertThat(call.path()).endsWith(artist));

      Result missing = command.with("LAKE_WATCHLIST", folder + "/absent.json").run("doctor");
      assertThat(missing.out()).contains("absent.json, which cannot be read; expected a JSON file");
    }
  }

  @Test
  void aPremiumLapseIsOneProblem() throws IOException {
    try (SpotifySimulator spotify = SpotifySimulator.start(small().build())) {
      CommandTester command = signedIn(spotify, SimulatorOptions.ALL_SCOPES);
      command.run("run");
      spotify.inject(Fault.of(FaultKind.PREMIUM_LAPSE));

      Result result = command.run("doctor");

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out().lines().dropWhile(line -> !line.equals("to fix:")).skip(1))
          .singleElement()
          .asString()
          .contains("the Premium subscription of the app's owner has lapsed; renew it");
    }
  }

  private static List<String> results(JsonNode report, String endpoint) {
    List<String> results = new ArrayList<>();
    for (JsonNode check : report.path("endpoints")) {
      if (check.path("endpoint").asText().equals(endpoint)) {
        results.add(check.path("account").asText() + " " + check.path("result").asText());
      }
    }
    return results;
  }

  private CommandTester signedIn(SpotifySimulator spotify, String scopes) {
    CommandTester command = new CommandTester(folder).against(spotify);
    var accounts = new TreeMap<String, AccountCredentials>();
    for (ListenerCredentials listener : spotify.credentials().listeners()) {
      accounts.put(
          listener.label(),
          new AccountCredentials(
              new Secret(listener.refreshToken()),
              listener.consentedAt(),
              Set.of(scopes.split(" ")),
              null));
    }
    CredentialsFile.inHome(command.home())
        .write(new Credentials(spotify.credentials().clientId(), null, accounts));
    return command;
  }
}
