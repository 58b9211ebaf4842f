package dev.spotifylake.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogoutCommandTest {
  private static final AccountCredentials SIGN_IN =
      new AccountCredentials(
          new Secret("refresh-1"), Instant.parse("2026-11-01T00:00:00Z"), Set.of(), "user-1");

  @TempDir private Path folder;

  @Test
  void onlyTheNamedAccountIsRemoved() {
    store(Map.of("me", SIGN_IN, "anna", SIGN_IN));

    Result result = command().run("logout", "--account", "anna");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Removed the sign-in of 'anna' from " + file().path());
    assertThat(stored().accounts()).containsOnlyKeys("me");
  }

  @Test
  void theAppStaysAfterItsLastAccount() {
    store(Map.of("me", SIGN_IN));

    assertThat(command().run("logout", "--account", "me").exitCode()).isZero();

    assertThat(stored().clientId()).isEqualTo("app-1");
    assertThat(stored().accounts()).isEmpty();
  }

  @Test
  void anUnknownLabelIsReportedWithTheKnownOnes() {
    store(Map.of("me", SIGN_IN, "anna", SIGN_IN));

    Result result = command().run("logout", "--account", "ana");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualToNormalizingNewlines(
            "lake: account 'ana' is not signed in; " + file().path() + " holds anna, me\n");
    assertThat(stored().accounts()).containsOnlyKeys("me", "anna");
  }

  @Test
  void withoutAnySignInNothingIsWritten() {
    Result result = command().run("logout", "--account", "me");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("lake: nobody is signed in; ").hasLineCount(1);
    assertThat(file().path()).doesNotExist();
  }

  @Test
  void aSignInOfTheEnvironmentCannotBeRemoved() {
    Result result =
        command().with("SPOTIFY_REFRESH_TOKEN", "refresh-2").run("logout", "--account", "me");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("SPOTIFY_REFRESH_TOKEN").hasLineCount(1);
  }

  @Test
  void theAccountMustBeNamed() {
    store(Map.of("me", SIGN_IN));

    assertThat(command().run("logout").exitCode()).isEqualTo(2);
    assertThat(stored().accounts()).containsOnlyKeys("me");
  }

  private void store(Map<String, AccountCredentials> accounts) {
    file().write(new Credentials("app-1", null, new TreeMap<>(accounts)));
  }

  private Credentials stored() {
    return Objects.requireNonNull(file().read());
  }

  private CredentialsFile file() {
    return CredentialsFile.inHome(command().home());
  }

  private CommandTester command() {
    return new CommandTester(folder);
  }
}
