package dev.spotifylake.transform.lambda;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.ObjectStores;
import dev.spotifylake.common.aws.S3Root;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.log.LogLine;
import dev.spotifylake.common.metrics.MetricLine;
import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.transform.TransformReport;
import dev.spotifylake.transform.Transformer;
import dev.spotifylake.transform.lambda.S3Notifications.PutObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/// Transforms the objects that events name, and logs the outcome of each.
///
/// The log goes to standard output, which Lambda passes on unchanged. Lambda's own logger would
/// wrap the metric lines if the function's log format is JSON, and CloudWatch would then not find
/// the metrics.
final class ObjectWork {
  private static final String PLAYS = "plays";

  // Compactions fold objects of this age. An event of S3 comes within seconds.
  private static final Duration FOLDED_AFTER = Duration.ofHours(1);

  private final String lakeName;
  private final S3Root raw;
  private final Transformer transformer;
  private final InstantSource clock;
  private final Consumer<String> log;

  ObjectWork(
      String lakeName,
      S3Root raw,
      Transformer transformer,
      InstantSource clock,
      Consumer<String> log) {
    this.lakeName = lakeName;
    this.raw = raw;
    this.transformer = transformer;
    this.clock = clock;
    this.log = log;
  }

  /// The work of the deployed function.
  ///
  /// @throws LakeException if a variable is missing or not usable
  static ObjectWork of(Map<String, String> environment, InstantSource clock, Consumer<String> log) {
    String lakeName = environment.get(MetricNames.LAKE_NAME_VARIABLE);
    if (lakeName == null || lakeName.isBlank()) {
      throw new LakeException(
          MetricNames.LAKE_NAME_VARIABLE
              + " is not set; expected the lake's name, for its metrics");
    }
    LakeConfiguration configuration = LakeConfiguration.from(environment);
    return new ObjectWork(
        lakeName,
        S3Root.parse(configuration.rawRoot()),
        new Transformer(
            ObjectStores.open(configuration.rawRoot()),
            ObjectStores.open(configuration.curatedRoot()),
            configuration.format()),
        clock,
        log);
  }

  /// @throws LakeException if the object is not one of this lake, or cannot be transformed
  void transform(PutObject object) throws IOException {
    if (!object.bucket().equals(raw.bucket())) {
      throw new LakeException(
          "got s3://%s/%s; expected an object of %s".formatted(object.bucket(), object.key(), raw));
    }
    transformer.checkLayout();
    Instant begun = clock.instant();
    RawKey key = RawKey.parse(raw.inLake(object.key()));
    // Its files would be made again, and stay until a compaction.
    if (!object.isReplay()
        && key.time().isBefore(begun.minus(FOLDED_AFTER))
        && transformer.isFolded(key.key())) {
      log.accept(alreadyFolded(begun, key));
      return;
    }
    TransformReport report = transformer.transform(key.key());
    log.accept(line(begun, key, report));
    log.accept(
        new MetricLine(lakeName, begun)
            .count(MetricNames.PLAYS_NEW, report.rows().getOrDefault(PLAYS, 0L))
            .count(MetricNames.ROWS_WRITTEN, rows(report))
            .count(MetricNames.REJECTS, report.rejects())
            .json());
  }

  private static String alreadyFolded(Instant begun, RawKey key) {
    return new LogLine(begun, "already_folded")
        .with(LogLine.RUN_ID, key.runId())
        .with(LogLine.SOURCE, key.source().wireName())
        .with("raw_key", key.key())
        .with(LogLine.MESSAGE, "the event was delivered again; its rows are in merged files")
        .json();
  }

  private String line(Instant begun, RawKey key, TransformReport report) {
    return new LogLine(begun, "transformed")
        .with(LogLine.RUN_ID, key.runId())
        .with(LogLine.SOURCE, key.source().wireName())
        .with("account", key.account())
        .with("raw_key", report.rawKey())
        .with("elements", report.elements())
        .with("rows", rows(report))
        .with("rejects", report.rejects())
        .with("already_stored", report.alreadyStored())
        .with("outputs", report.outputs().size())
        .with("took_ms", Duration.between(begun, clock.instant()).toMillis())
        .json();
  }

  private static long rows(TransformReport report) {
    return report.rows().values().stream().mapToLong(Long::longValue).sum();
  }

  void failed(String messageId, Exception e) {
    log.accept(
        new LogLine(clock.instant(), LogLine.ERROR)
            .with("message_id", messageId)
            .with(LogLine.MESSAGE, e.getMessage() == null ? e.toString() : e.getMessage())
            .json());
  }

  void returned(String messageId, PutObject object) {
    log.accept(
        new LogLine(clock.instant(), "returned_to_queue")
            .with("message_id", messageId)
            .with("raw_key", object.key())
            .with(LogLine.MESSAGE, "too little time is left in this invocation")
            .json());
  }
}
