package dev.spotifylake.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsJson;
import dev.spotifylake.it.Requirement;
import dev.spotifylake.it.command.LakeProcess.Result;
import dev.spotifylake.it.pipeline.DeployedLake;
import dev.spotifylake.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lake login`, `lake watch` and `lake doctor` on a deployed lake.
final class StackSignInIT {
  @TempDir Path work;
  private DeployedLake lake;

  @BeforeEach
  void deploy() throws IOException {
    Requirement.LINUX.check(StackSignInIT.class);
    lake =
        DeployedLake.start(
            SimulatorOptions.builder()
                .listeners(2)
                .artists(20)
                .ownedPlaylists(5)
                .savedTracks(10)
                // The sign-in's time is this machine's, and Spotify's day must be the same.
                .start(Instant.now())
                .build());
  }

  @AfterEach
  void undeploy() throws InterruptedException, IOException {
    if (lake != null) {
      lake.close();
    }
  }

  @Test
  void aLoginIsStoredInTheSecretAndRunsTheFunction() throws IOException, InterruptedException {
    Result done = login(new ConsentingBrowser("me", () -> {}));

    assertThat(done.exitCode()).as(done.out()).isZero();
    Credentials stored = secret();
    assertThat(stored.clientId()).isEqualTo(lake.spotify().credentials().clientId());
    AccountCredentials me = account(stored, "me");
    assertThat(me.spotifyId()).isEqualTo(lake.spotify().credentials().listener("me").accountId());
    assertThat(me.scopes()).containsExactlyInAnyOrder(SimulatorOptions.ALL_SCOPES.split(" "));
    assertThat(done.out())
        .contains("Signed in 'me' for ", ", stored in the secret " + lake.secretArn())
        .containsPattern("\nrun \\S+: done, \\d+ calls, ")
        .contains("The latest plays of 'me', as Spotify sent them:")
        .containsPattern("\n  20\\d\\d-\\d\\d-\\d\\dT\\S+Z  \\S")
        .doesNotContain(me.refreshToken().value());
    assertThat(work.resolve(".config")).as("nothing stays on this machine").doesNotExist();
    assertThat(lake.queue().size()).as("raw objects to transform").isPositive();
    assertThat(command().run("run", "--stack", DeployedLake.STACK).out()).contains(": done, ");
  }

  @Test
  void aTokenReplacedDuringALoginIsKept() throws IOException, InterruptedException {
    lake.signIn();
    Credentials before = secret();
    AccountCredentials anna = account(before, "anna");
    AccountCredentials rotated =
        new AccountCredentials(
            new Secret("replaced-by-a-run"), anna.consentedAt(), anna.scopes(), anna.spotifyId());

    login(
        new ConsentingBrowser(
            "me",
            () ->
                lake.secrets()
                    .with(
                        lake.secretArn(),
                        CredentialsJson.write(before.withAccount("anna", rotated)))));

    assertThat(account(secret(), "anna").refreshToken().value()).isEqualTo("replaced-by-a-run");
    assertThat(account(secret(), "me").refreshToken().value())
        .isNotEqualTo(account(before, "me").refreshToken().value());
    assertThat(secret().clientSecret()).as("the app's secret stays").isNotNull();
  }

  @Test
  void aLoginAsAnotherSpotifyAccountIsRefused() throws IOException, InterruptedException {
    lake.signIn();
    assertThat(lake.hour().functionError()).isNull();
    String before = lake.secrets().value(lake.secretArn());

    Result refused = login(new ConsentingBrowser("anna", () -> {}));

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).contains("lake: account 'me' is another Spotify account");
    assertThat(lake.secrets().value(lake.secretArn())).isEqualTo(before);
  }

  @Test
  void anEndedSignInIsReportedWithTheLoginCommandForTheStack()
      throws IOException, InterruptedException {
    lake.signIn();
    lake.spotify().revoke("me");

    Result ran = command().run("run", "--stack", DeployedLake.STACK);

    assertThat(ran.out())
        .contains("the sign-in of account 'me' has ended")
        .contains("run: lake login --stack NAME --account me");
  }

  @Test
  void errorsAreReportedBeforeSpotifyIsCalled() throws IOException, InterruptedException {
    String[] login = {"login", "--stack", DeployedLake.STACK, "--port", "0", "--client-id", "x"};
    String[] wrong = {"watch", "list", "--stack", "like"};
    String[] both = {"doctor", "--stack", DeployedLake.STACK, "--lake", "here"};

    assertOneLine(command().without("AWS_REGION").run(login), "no AWS region is set");
    assertOneLine(
        command().without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY").run(login),
        "no AWS credentials were found");
    assertOneLine(command().run(wrong), "there is no stack 'like' in this account and region");
    assertThat(command().run(both))
        .isEqualTo(
            new Result(
                2,
                "lake: --lake and --stack name two lakes; expected one of them\n"
                    + "See `lake doctor --help`.\n"));
    assertOneLine(
        command().run("doctor", "--stack", DeployedLake.STACK),
        "run: lake login --stack " + DeployedLake.STACK + " --client-id ID");
    assertThat(lake.spotify().calls()).isEmpty();
    assertThat(lake.secrets().value(lake.secretArn())).isNull();
  }

  @Test
  void theFunctionReadsTheWatchListOfTheCommand() throws IOException, InterruptedException {
    lake.signIn();
    String artist = "spotify:artist:" + lake.spotify().truth().artistIds(1).getFirst();
    // A watch-list of another lake, which a deployed lake ignores.
    LakeProcess command =
        command().with("LAKE_WATCHLIST", Files.writeString(work.resolve("o"), "{}").toString());

    Result added = command.run("watch", "add", artist, "--stack", DeployedLake.STACK);
    Result listed = command.run("watch", "list", "--stack", DeployedLake.STACK);
    assertThat(lake.hour().functionError()).isNull();

    assertThat(added.out()).startsWith("following artist \"");
    assertThat(listed.out().strip())
        .isEqualTo(artist.replace("spotify:artist:", "https://open.spotify.com/artist/"));
    assertThat(lake.bucket("StorageRaw").resolve("raw/source=artist_albums")).isDirectory();
    assertThat(command.run("watch", "remove", artist, "--stack", DeployedLake.STACK).out())
        .startsWith("no longer following artist");
    assertThat(command.run("watch", "list", "--stack", DeployedLake.STACK).out())
        .startsWith("the watch-list is empty (s3://");
  }

  @Test
  void theDoctorChecksTheDeployedLake() throws IOException, InterruptedException {
    lake.signIn();
    lake.extract().invoke(lake.scheduledEvent());

    Result found = command().run("doctor", "--stack", DeployedLake.STACK);

    assertThat(found.out())
        .contains("app: restricted", "account 'anna': ", "account 'me': ")
        .containsPattern("me/player/recently-played +anna +readable")
        .contains("raw objects are not in the tables yet; run: lake run --stack lake");
    assertThat(found.exitCode()).as("something is to fix").isEqualTo(3);
    lake.events().poll();
    assertThat(command().run("doctor", "--stack", DeployedLake.STACK).out())
        .contains("lake: 0 raw objects not in tables, 0 unfinished runs");
  }

  private static void assertOneLine(Result result, String message) {
    assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
    assertThat(result.out().lines())
        .singleElement()
        .asString()
        .startsWith("lake: ")
        .contains(message);
  }

  private Result login(ConsentingBrowser person) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("login", "--stack", DeployedLake.STACK, "--port", "0"));
    arguments.addAll(List.of("--client-id", lake.spotify().credentials().clientId()));
    return command().run(person, arguments.toArray(String[]::new));
  }

  private static AccountCredentials account(Credentials credentials, String label) {
    return Objects.requireNonNull(credentials.accounts().get(label), label);
  }

  private Credentials secret() {
    return CredentialsJson.read(
        String.valueOf(lake.secrets().value(lake.secretArn())), lake.secretArn());
  }

  private LakeProcess command() {
    return new LakeProcess(work, lake.awsUrl())
        .with("AWS_ENDPOINT_URL_S3", lake.s3().url().toString())
        .with("SPOTIFY_API_URL", lake.spotify().apiUrl().toString())
        .with("SPOTIFY_ACCOUNTS_URL", lake.spotify().accountsUrl().toString());
  }
}
