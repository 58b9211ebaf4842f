package dev.spotifylake.cli.logs;

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

/// `lake logs`: what the functions of a deployed lake said, both in one stream.
@Command(name = "logs", description = "Show what the functions of a deployed lake said.")
public final class LogsCommand extends Verb {
  // CloudWatch shows a line some seconds after its time: what may still come is read again.
  private static final Duration LATE = Duration.ofSeconds(30);

  // FilterLogEvents may be called five times a second; a person does not read that fast.
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      required = true,
      description = "The deployed lake, by the name of its stack.")
  private String stack = "";

  @Option(names = "--follow", description = "Go on with what comes, until interrupted.")
  private boolean follow;

  @Option(names = "--run", paramLabel = "ID", description = "Only lines of this run.")
  private @Nullable String run;

  @Option(names = "--source", paramLabel = "S", description = "Only lines of this source.")
  private @Nullable String source;

  @Option(names = "--errors", description = "Only what went wrong.")
  private boolean errors;

  @Option(
      names = "--since",
      paramLabel = "HOURS",
      defaultValue = "24",
      description = "How many hours back; ${DEFAULT-VALUE} if not given.")
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
            lake.output(StackOutputNames.TRANSFORM_LOG_GROUP));
    Set<String> told = new HashSet<>();
    try (FunctionLogs logs = FunctionLogs.open(groups)) {
      Instant from = context.clock().instant().minus(Duration.ofHours(hours));
      tell(logs.since(from, run), told);
      while (follow && waited()) {
        tell(logs.since(context.clock().instant().minus(LATE), run), told);
      }
    }
    if (told.isEmpty() && !json()) {
      context.err().println("no such line in the last " + hours + " hours");
    }
    return ExitCode.DONE;
  }

  /// To be interrupted is how following ends.
  private boolean waited() {
    try {
      context.sleeper().sleep(BETWEEN_LOOKS);
      return true;
    } catch (InterruptedException ended) {
      return false;
    }
  }

  private void tell(List<Line> lines, Set<String> told) {
    for (Line line : lines) {
      LogEntry entry = LogEntry.of(line);
      if (wanted(entry) && told.add(line.id())) {
        say(json() ? line.text() : entry.text());
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
