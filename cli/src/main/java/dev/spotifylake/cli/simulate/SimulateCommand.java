package dev.spotifylake.cli.simulate;

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

/// `lake simulate`: the simulated Spotify alone, until it is interrupted.
@Command(
    name = "simulate",
    description = "Serve a simulated Spotify on this machine until interrupted (Ctrl-C).",
    footer = {
      "",
      "Its clock stands still; move it with:",
      "  curl -X POST -d '{\"advance\":\"PT1H\"}' http://127.0.0.1:PORT/_clock"
    })
public final class SimulateCommand extends Verb {
  @Option(names = "--port", required = true, paramLabel = "P", description = "0 takes a free one.")
  private int port;

  @Option(
      names = "--app",
      paramLabel = "PROFILE",
      defaultValue = "restricted",
      description = "restricted, legacy or extended (default: ${DEFAULT-VALUE}).")
  private AppProfile app = AppProfile.RESTRICTED;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which world (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description = "What its clock says at first; without it the last full hour.")
  private @Nullable Instant start;

  @Option(
      names = "--fault",
      paramLabel = "F",
      converter = FaultOption.class,
      description =
          "Something that goes wrong, such as rate-429,endpoint=me/tracks,count=2; may be"
              + " repeated.")
  private List<Fault> faults = new ArrayList<>();

  @Option(
      names = "--latency",
      paramLabel = "MS",
      defaultValue = "0",
      description = "Milliseconds that each answer takes longer.")
  private long latency;

  /// A fault as typed.
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
    Instant begin = start;
    SimulatorOptions options =
        SimulatorOptions.defaults()
            .withPort(port)
            .withProfile(app)
            .withSeed(seed)
            .withStart(
                begin == null ? context.clock().instant().truncatedTo(ChronoUnit.HOURS) : begin)
            .withLatency(Duration.ofMillis(latency));
    try (SpotifySimulator simulator = SpotifySimulator.start(options)) {
      faults.forEach(simulator::inject);
      tell(settings(simulator));
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

  private void tell(Map<String, String> settings) {
    if (json()) {
      sayJson(settings);
    } else {
      settings.forEach((key, value) -> say("export " + key + "=" + value));
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
