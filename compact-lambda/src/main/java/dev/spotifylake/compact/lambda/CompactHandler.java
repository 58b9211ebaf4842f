package dev.spotifylake.compact.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.ObjectStores;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.log.LogLine;
import dev.spotifylake.common.metrics.MetricLine;
import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.common.metrics.MetricUnit;
import dev.spotifylake.compact.Compaction;
import dev.spotifylake.compact.CompactionProgress;
import dev.spotifylake.compact.CompactionReport;
import dev.spotifylake.compact.CompactionSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The compaction of a deployed lake as a Lambda function.
///
/// Where the invocation has little time left it ends between two steps, and the next invocation
/// continues. One that is killed in a step loses that step and nothing else.
///
/// The log goes to standard output, which Lambda passes on unchanged. Lambda's own logger would
/// wrap the metric lines if the log format is JSON, and CloudWatch would then not find the metrics.
public final class CompactHandler implements RequestHandler<ScheduledEvent, Map<String, Object>> {
  // Each object costs some ten requests of 20 to 50 ms, so a step takes two minutes.
  private static final int OBJECTS_PER_STEP = 500;
  private static final Duration TIME_FOR_A_STEP = Duration.ofMinutes(5);

  private final String lakeName;
  private final Compaction compaction;
  private final InstantSource clock;
  private final Consumer<String> log;

  /// Called by Lambda.
  public CompactHandler() {
    this(System.getenv(), InstantSource.system(), System.out::println);
  }

  CompactHandler(Map<String, String> environment, InstantSource clock, Consumer<String> log) {
    String name = environment.get(MetricNames.LAKE_NAME_VARIABLE);
    if (name == null || name.isBlank()) {
      throw new LakeException(
          MetricNames.LAKE_NAME_VARIABLE
              + " is not set; expected the lake's name, for its metrics");
    }
    lakeName = name;
    this.clock = clock;
    this.log = log;
    LakeConfiguration configuration = LakeConfiguration.from(environment);
    compaction =
        new Compaction(
            ObjectStores.open(configuration.rawRoot()),
            ObjectStores.open(configuration.curatedRoot()),
            configuration.format(),
            clock,
            CompactionSettings.DEFAULT
                .inStepsOf(OBJECTS_PER_STEP)
                .keeping(configuration.retention()));
  }

  /// @param event of EventBridge Scheduler, of a rule, or of a person; its content does not matter
  @Override
  public Map<String, Object> handleRequest(@Nullable ScheduledEvent event, Context context) {
    Instant begun = clock.instant();
    Instant lastBegin = begun.plusMillis(context.getRemainingTimeInMillis()).minus(TIME_FOR_A_STEP);
    CompactionReport report;
    try {
      report = compaction.compact(CompactionProgress.NONE, lastBegin);
    } catch (IOException | RuntimeException e) {
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      log.accept(
          new LogLine(begun, LogLine.ERROR)
              .with(LogLine.MESSAGE, message)
              .with("request_id", context.getAwsRequestId())
              .json());
      throw new LakeException(message, e);
    }
    Instant end = clock.instant();
    log.accept(line(begun, end, report));
    for (String problem : report.problems()) {
      log.accept(new LogLine(end, LogLine.PROBLEM).with(LogLine.MESSAGE, problem).json());
    }
    log.accept(metrics(begun, end, report));
    return result(report);
  }

  private static String line(Instant begun, Instant end, CompactionReport report) {
    Instant oldest = report.oldestUnfolded();
    return new LogLine(begun, "compacted")
        .with("raw_objects", report.objects())
        .with("files", report.looseFiles())
        .with("merged_files", report.mergedFiles())
        .with("merged_rows", report.mergedRows())
        .with("deleted_files", report.deletedFiles())
        .with("generation", report.generation())
        .with("complete", report.isComplete())
        .with("oldest_unfolded", oldest == null ? null : oldest.toString())
        .with("took_ms", Duration.between(begun, end).toMillis())
        .with(
            LogLine.MESSAGE,
            report.isComplete()
                ? null
                : "too little time is left in this invocation; the next one continues")
        .json();
  }

  private String metrics(Instant begun, Instant end, CompactionReport report) {
    Instant oldest = report.oldestUnfolded();
    long minutes = oldest == null ? 0 : Math.max(0, Duration.between(oldest, end).toMinutes());
    return new MetricLine(lakeName, begun)
        .count(MetricNames.OBJECTS_FOLDED, report.objects())
        .count(MetricNames.MERGED_FILES, report.mergedFiles())
        .count(MetricNames.FILES_DELETED, report.deletedFiles())
        .count(MetricNames.OLDEST_UNFOLDED_MINUTES, minutes)
        .with(
            MetricNames.COMPACTION_DURATION,
            Duration.between(begun, end).toMillis(),
            MetricUnit.MILLISECONDS)
        .json();
  }

  private static Map<String, Object> result(CompactionReport report) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("raw_objects", report.objects());
    result.put("files", report.looseFiles());
    result.put("merged_files", report.mergedFiles());
    result.put("deleted_files", report.deletedFiles());
    result.put("complete", report.isComplete());
    result.put("problems", report.problems());
    return result;
  }
}
