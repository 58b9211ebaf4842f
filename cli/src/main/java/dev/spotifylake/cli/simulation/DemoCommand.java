package dev.spotifylake.cli.simulation;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Progress;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.folder.DemoMarker;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.query.OpenLake;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.simulator.AppProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lake demo`: a lake of simulated data, made in the same way as a real one.
@Command(
    name = "demo",
    description =
        "Simulate hours of Spotify, make a lake of them and query it. It needs no account and no"
            + " network.")
public final class DemoCommand extends Verb {
  private static final String DEFAULT_FOLDER = "demo-lake";
  // A year. More hours would show nothing new.
  private static final int MAX_HOURS = 8_760;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      defaultValue = DEFAULT_FOLDER,
      description = "The demo's folder (default: ${DEFAULT-VALUE}).")
  private String folder = DEFAULT_FOLDER;

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "72",
      description =
          "Hours to simulate (default: ${DEFAULT-VALUE}), ending with the last full hour.")
  private int hours;

  @Option(
      names = "--app",
      paramLabel = "PROFILE",
      defaultValue = "restricted",
      description =
          "What the simulated app may read: restricted (a new app), legacy or extended (default:"
              + " ${DEFAULT-VALUE}).")
  private AppProfile app = AppProfile.RESTRICTED;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed of the simulated world (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private @Nullable CommandSpec spec;

  public DemoCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    if (hours < 1 || hours > MAX_HOURS) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--hours is %d; expected 1 to %d".formatted(hours, MAX_HOURS));
    }
    LakeConfiguration configuration = LakeConfiguration.from(context.environment());
    LakeFolder lake =
        LakeFolder.of(configuration.withRoots(folder, folder), context.workingFolder());
    Instant end = context.clock().instant().truncatedTo(ChronoUnit.HOURS);
    Instant start = end.minus(Duration.ofHours(hours));
    startOver(lake, start, end);
    DemoOutput output = new DemoOutput(context, lake, json());
    try (SimulatedSpotify spotify = SimulatedSpotify.start(lake, app, seed, start)) {
      DemoRun run;
      try (Progress progress = Progress.of(context, "hours", hours)) {
        run = DemoRun.of(spotify, lake, hours, progress);
      }
      try (OpenLake open = OpenLake.inFolder(lake, context)) {
        DemoCheck check = DemoCheck.of(spotify.truth(), open.engine());
        output.print(run, check, open);
        return check.holds() ? ExitCode.DONE : ExitCode.FAILED;
      }
    }
  }

  private void startOver(LakeFolder lake, Instant start, Instant end) throws IOException {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("what", "simulated data made by `lake demo`; nobody's plays");
    description.put("app", app.name().toLowerCase(Locale.ROOT));
    description.put("seed", seed);
    description.put("from", start.toString());
    description.put("to", end.toString());
    boolean earlier = DemoMarker.startOver(lake.raw(), lake.name(), jsonText(description));
    if (!json()) {
      if (earlier) {
        print("%s holds an earlier demo and starts over.".formatted(lake.name()));
      }
      print(
          "Simulating %d hours of Spotify up to %s, read by a %s app, into %s ..."
              .formatted(hours, end, description.get("app"), lake.name()));
      context.out().flush();
    }
  }
}
