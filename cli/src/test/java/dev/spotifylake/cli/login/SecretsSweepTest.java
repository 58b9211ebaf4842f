package dev.spotifylake.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import dev.spotifylake.common.credentials.CredentialsFile;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import dev.spotifylake.simulator.signin.SecretMark;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Searches everything that the command prints and writes for secrets.
class SecretsSweepTest {
  /// Access tokens, refresh tokens and codes of the simulator: a prefix, the mark, 44 characters.
  private static final Pattern TOKEN =
      Pattern.compile("(?:BQ|AQ|AC)" + SecretMark.TEXT + "[0-9A-Za-z]{44}");

  @TempDir private Path folder;

  @Test
  void secretsStayInTheCredentialsFile() throws IOException {
    try (SpotifySimulator spotify =
        SpotifySimulator.start(
            SimulatorOptions.builder()
                .artists(20)
                .ownedPlaylists(5)
                .savedTracks(10)
                .rotateRefreshTokens(true)
                .build())) {
      StringBuilder printed = new StringBuilder();
      CommandTester command = new CommandTester(folder).against(spotify).withApp(spotify);
      ConsentBrowser browser = ConsentBrowser.accepting("me");
      command.watchedBy(browser);
      run(command, printed, "login", "--port", "0", "--time-limit", "20", "--debug");
      run(command, printed, "doctor", "--debug");
      run(command, printed, "doctor", "--json");
      String artist = spotify.truth().artistIds(1).getFirst();
      run(command, printed, "watch", "add", "spotify:artist:" + artist, "--debug");
      spotify.inject(Fault.of(FaultKind.SERVER_ERROR).on("me/*").times(5));
      run(command, printed, "run", "--debug");
      spotify.revoke("me");
      spotify.advance(Duration.ofHours(2));
      run(command, printed, "run", "--debug", "--json");
      command.with("SPOTIFY_ACCOUNTS_URL", "http://127.0.0.1:1");
      run(command, printed, "run", "--debug");

      CredentialsFile file = CredentialsFile.inHome(command.home());
      assertThat(Files.readString(file.path()))
          .as("the pattern finds tokens")
          .containsPattern(TOKEN);
      assertThat(browser.redirects.getFirst()).as("the pattern finds codes").containsPattern(TOKEN);
      String secret = spotify.credentials().clientSecret();
      assertThat(printed.toString())
          .contains("Signed in 'me'", "has ended")
          .doesNotContain(secret)
          .doesNotContainPattern(TOKEN);
      List<Path> written = files(file.path());
      assertThat(written).hasSizeGreaterThan(20);
      for (Path path : written) {
        assertThat(text(path))
            .as(path.toString())
            .doesNotContain(secret)
            .doesNotContainPattern(TOKEN);
      }
    }
  }

  private static void run(CommandTester command, StringBuilder printed, String... arguments) {
    Result result = command.run(arguments);
    printed.append(result.out()).append(result.err());
  }

  private List<Path> files(Path except) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(path -> !path.equals(except)).toList();
    }
  }

  private static String text(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    if (path.toString().endsWith(".gz")) {
      try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return new String(unzipped.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
