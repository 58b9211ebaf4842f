package dev.spotifylake.cli.deployed;

import dev.spotifylake.cli.aws.DeployedStack;
import dev.spotifylake.cli.aws.FunctionLogs;
import dev.spotifylake.cli.aws.FunctionLogs.Line;
import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.common.stack.StackOutputNames;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lake logs`: the logs of a deployed lake's functions, in one stream.
@Command(name = "logs", description = "Show the logs of a deployed lake's functions.")
public final class LogsCommand extends Verb {
  // CloudWatch shows a line some seconds after its time, so the latest lines are read again.
  private static final Duration LATE = Duration.ofSeconds(30);

  // FilterLogEvents may be called five times a second; nobody reads that fast.
  private static final Duration BETWEEN_CALLS = Duration.ofSeconds(5);

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      required = true,
      description = "The deployed lake, by the name of its stack.")
  private String stack = "";

  @Option(names = "--follow", description = "Show new lines as they come, until Ctrl-C.")
  private boolean follow;

  @Option(names = "--run", paramLabel = "ID", description = "Only lines of this run.")
  private @Nullable String run;

  @Option(names = "--source", paramLabel = "S", description = "Only lines of this source.")
  private @Nullable String source;

  @Option(names = "--errors", description = "Only errors and problems.")
  private boolean errors;

  @Option(
      names = "--since",
      paramLabel = "HOURS",
      defaultValue = "24",
      description = "How many hours back (default: ${DEFAULT-VALUE}).")
  private int hours;

  public LogsCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() {
    DeployedStack lake = DeployedStack.find(stack);
    List<String> groups =
        List.of(
            lake.output(StackOutputNames.EXTRACT_LOG_GROUP),
            lake.output(StackOutputNames.TRANSFORM_LOG_GROUP),
            lake.output(StackOutputNames.COMPACT_LOG_GROUP));
    Set<String> printed = new HashSet<>();
    try (FunctionLogs logs = FunctionLogs.open(groups)) {
      Instant from = context.clock().instant().minus(Duration.ofHours(hours));
      print(logs.since(from, run), printed);
      while (follow && pause()) {
        print(logs.since(context.clock().instant().minus(LATE), run), printed);
      }
    }
    if (printed.isEmpty() && !json()) {
      context
          .err()
          .println(
              "no such line in the last " + hours + " hours; look further back with --since HOURS");
    }
    return ExitCode.DONE;
  }

  /// An interruption ends following.
  private boolean pause() {
    try {
      context.sleeper().sleep(BETWEEN_CALLS);
      return true;
    } catch (InterruptedException ended) {
      return false;
    }
  }

  private void print(List<Line> lines, Set<String> printed) {
    for (Line line : lines) {
      LogEntry entry = LogEntry.of(line);
      if (wanted(entry) && printed.add(line.id())) {
        print(json() ? line.text() : entry.text());
      }
    }
  }

  private boolean wanted(LogEntry entry) {
    String runId = run;
    String onlySource = source;
    return !entry.isMetrics()
        && (runId == null || entry.isOfRun(runId))
        && (onlySource == null || entry.isOfSource(onlySource))
        && (!errors || entry.isError());
  }
}
