package dev.spotifylake.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.Main;
import dev.spotifylake.cli.command.CliContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SimulateCommandTest {
  @TempDir private Path folder;

  @Test
  void theSettingsArePrintedAndSpotifyIsServedUntilInterrupted() throws Exception {
    try (PipedReader pipe = new PipedReader();
        BufferedReader lines = new BufferedReader(pipe)) {
      Thread serving = serve(new PipedWriter(pipe));
      String apiUrl = value(lines.readLine(), "SPOTIFY_API_URL");
      String accountsUrl = value(lines.readLine(), "SPOTIFY_ACCOUNTS_URL");

      JsonNode clock = get(accountsUrl + "/_clock");
      assertThat(clock.path("now").asText()).isEqualTo("2026-11-22T10:00:00Z");
      assertThat(apiUrl).isEqualTo(accountsUrl + "/v1");

      serving.interrupt();
      serving.join();
    }
  }

  private Thread serve(Writer out) {
    CliContext context =
        new CliContext(
            Map.of(),
            folder,
            folder,
            new PrintWriter(out),
            new PrintWriter(Writer.nullWriter()),
            InstantSource.fixed(Instant.parse("2026-11-22T10:20:30Z")),
            duration -> {},
            new SplittableRandom(1),
            false);
    return Thread.ofPlatform()
        .start(
            () ->
                Main.lake()
                    .run(
                        context,
                        "simulate",
                        "--port",
                        "0",
                        "--fault",
                        "rate-429,endpoint=me/tracks,count=1"));
  }

  private static String value(String line, String name) {
    assertThat(line).startsWith("export " + name + "=http://127.0.0.1:");
    return line.substring(line.indexOf('=') + 1);
  }

  private static JsonNode get(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return new JsonMapper()
          .readTree(
              client
                  .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                  .body());
    }
  }
}
