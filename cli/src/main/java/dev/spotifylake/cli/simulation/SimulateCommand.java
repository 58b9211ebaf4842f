package dev.spotifylake.cli.simulation;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.simulator.AppProfile;
import dev.spotifylake.simulator.SimulatorCredentials.ListenerCredentials;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `lake simulate`: serves the simulated Spotify alone, until interrupted.
@Command(
    name = "simulate",
    description = "Serve a simulated Spotify on this machine until Ctrl-C.",
    footer = {
      "",
      "Its clock stands still. Advance it with:",
      "  curl -X POST -d '{\"advance\":\"PT1H\"}' http://127.0.0.1:PORT/_clock"
    })
public final class SimulateCommand extends Verb {
  @Option(
      names = "--port",
      required = true,
      paramLabel = "P",
      description = "The port to listen on; 0 takes a free one.")
  private int port;

  @Option(
      names = "--app",
      paramLabel = "PROFILE",
      defaultValue = "restricted",
      description =
          "What the app may read: restricted, legacy or extended (default: ${DEFAULT-VALUE}).")
  private AppProfile app = AppProfile.RESTRICTED;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed of the simulated world (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description = "The start of its clock (default: the last full hour).")
  private @Nullable Instant start;

  @Option(
      names = "--fault",
      paramLabel = "F",
      converter = FaultOption.class,
      description = "A fault, such as rate-429,endpoint=me/tracks,count=2; may be repeated.")
  private List<Fault> faults = new ArrayList<>();

  @Option(
      names = "--latency",
      paramLabel = "MS",
      defaultValue = "0",
      description = "Milliseconds by which to delay each response.")
  private long latency;

  /// Parses a fault from the command line.
  static final class FaultOption implements ITypeConverter<Fault> {
    @Override
    public Fault convert(String text) {
      try {
        return Fault.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(String.valueOf(wrong.getMessage()));
      }
    }
  }

  public SimulateCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() {
    Instant first = start;
    SimulatorOptions options =
        SimulatorOptions.defaults()
            .withPort(port)
            .withProfile(app)
            .withSeed(seed)
            .withStart(
                first == null ? context.clock().instant().truncatedTo(ChronoUnit.HOURS) : first)
            .withLatency(Duration.ofMillis(latency));
    try (SpotifySimulator simulator = SpotifySimulator.start(options)) {
      faults.forEach(simulator::inject);
      print(settings(simulator));
      waitForInterrupt();
    }
    return ExitCode.DONE;
  }

  private static Map<String, String> settings(SpotifySimulator simulator) {
    ListenerCredentials listener = simulator.credentials().listeners().getFirst();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("SPOTIFY_API_URL", simulator.apiUrl().toString());
    settings.put("SPOTIFY_ACCOUNTS_URL", simulator.accountsUrl().toString());
    settings.put("SPOTIFY_CLIENT_ID", simulator.credentials().clientId());
    settings.put("SPOTIFY_CLIENT_SECRET", simulator.credentials().clientSecret());
    settings.put("SPOTIFY_REFRESH_TOKEN", listener.refreshToken());
    return settings;
  }

  private void print(Map<String, String> settings) {
    if (json()) {
      printJson(settings);
    } else {
      settings.forEach((key, value) -> print("export " + key + "=" + value));
    }
    context.out().flush();
  }

  private static void waitForInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
