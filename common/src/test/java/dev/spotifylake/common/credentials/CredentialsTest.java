package dev.spotifylake.common.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
  @TempDir Path home;

  private static final Credentials WHOLE =
      new Credentials(
          "client",
          new Secret("hush1"),
          new TreeMap<>(
              Map.of(
                  "me",
                  new AccountCredentials(
                      new Secret("hush2"),
                      Instant.parse("2026-11-22T10:00:00Z"),
                      Set.of("user-top-read"),
                      "spotify user"),
                  "zoë",
                  new AccountCredentials(new Secret("hush3"), null, Set.of(), null))));

  @Test
  void writtenCredentialsAreReadableByTheOwnerOnly() throws IOException {
    CredentialsFile file = CredentialsFile.inHome(home);
    assertThat(file.read()).isNull();
    file.write(WHOLE);
    file.write(WHOLE);
    assertThat(file.read()).isEqualTo(WHOLE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    try (var files = Files.list(Objects.requireNonNull(file.path().getParent()))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void secretsAreNeverPrinted() {
    assertThat(WHOLE.toString()).doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"client_id":"hush" | not JSON
          {} | client_id
          [] | client_id
          {"client_id":"hush","accounts":{"me":{}}} | refresh_token for account 'me'
          {"client_id":"hush","accounts":{"me":{"refresh_token":"hush","consented_at":"May"}}} | consented_at of account 'me' is 'May'
          """)
  void aWrongFileIsNamedAndNeverQuoted(String json, String expected) {
    assertThatThrownBy(() -> CredentialsJson.read(json, "file.json"))
        .isInstanceOf(LakeException.class)
        .hasMessageContainingAll("file.json", expected)
        .message()
        .doesNotContain("hush");
  }

  @Test
  void theEnvironmentAloneCanSignInTheDefaultAccount() {
    Credentials credentials =
        Credentials.from(
            LakeConfiguration.from(
                Map.of("SPOTIFY_CLIENT_ID", "c", "SPOTIFY_REFRESH_TOKEN", "hush")));
    assertThat(Objects.requireNonNull(credentials).accounts()).containsOnlyKeys("me");
    assertThat(Credentials.from(LakeConfiguration.from(Map.of()))).isNull();
  }
}
