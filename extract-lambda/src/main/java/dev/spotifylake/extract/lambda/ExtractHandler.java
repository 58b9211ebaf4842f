package dev.spotifylake.extract.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.ObjectStores;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.log.LogLine;
import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.time.Sleeper;
import dev.spotifylake.extract.ExtractSetup;
import dev.spotifylake.extract.Extractor;
import dev.spotifylake.extract.RunRequest;
import dev.spotifylake.extract.WaitingRun;
import dev.spotifylake.extract.WatchListReader;
import dev.spotifylake.extract.api.OkHttpSpotifyApi;
import dev.spotifylake.extract.api.SpotifyApi;
import dev.spotifylake.extract.aws.CredentialsSecret;
import dev.spotifylake.extract.log.RunLog;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.report.SourceReport;
import dev.spotifylake.extract.token.RefreshTokenStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The hourly run as a Lambda function. Clients are made once per execution environment. Secrets,
/// clock and random numbers begin with each event, so that copies of a started environment do not
/// share them.
///
/// The log goes to standard output, which Lambda passes on unchanged. Lambda's own logger would
/// wrap the metric lines if the log format is JSON, and CloudWatch would then not find the metrics.
public final class ExtractHandler implements RequestHandler<ScheduledEvent, Map<String, Object>> {
  // Time to store the responses and the run report after the last call.
  private static final Duration TIME_TO_STORE = Duration.ofSeconds(15);

  private final String lakeName;
  private final LakeConfiguration configuration;
  private final ObjectStore store;
  private final @Nullable CredentialsSecret secret;
  private final SpotifyApi api;

  /// Called by Lambda.
  public ExtractHandler() {
    this(System.getenv());
  }

  ExtractHandler(Map<String, String> environment) {
    String name = environment.get(MetricNames.LAKE_NAME_VARIABLE);
    if (name == null || name.isBlank()) {
      throw new LakeException(
          MetricNames.LAKE_NAME_VARIABLE
              + " is not set; expected the lake's name, for its metrics");
    }
    lakeName = name;
    configuration = LakeConfiguration.from(environment);
    store = ObjectStores.open(configuration.rawRoot());
    String arn = configuration.spotifySecretArn();
    secret = arn == null ? null : CredentialsSecret.open(arn);
    api = new OkHttpSpotifyApi(configuration.spotifyApiUrl(), configuration.spotifyAccountsUrl());
  }

  /// @param event of EventBridge Scheduler, of a rule, or of `lake run`: its time, if any, labels
  ///   the run
  @Override
  public Map<String, Object> handleRequest(ScheduledEvent event, Context context) {
    InstantSource clock = InstantSource.system();
    Instant begun = clock.instant();
    RunLog log = System.out::println;
    try {
      ExtractSetup setup = setup(clock, log);
      if (waitsForLogin(setup)) {
        return waiting(setup, new RunRequest(scheduledAt(event), null), begun);
      }
      Instant end = begun.plusMillis(context.getRemainingTimeInMillis()).minus(TIME_TO_STORE);
      RunReport report = new Extractor(setup).run(new RunRequest(scheduledAt(event), end));
      emit(log, new ExtractMetrics(lakeName, begun).of(report, since(clock, begun)));
      return result(report);
    } catch (LakeException e) {
      emit(
          log,
          List.of(
              new LogLine(begun, LogLine.ERROR)
                  .with(LogLine.MESSAGE, e.getMessage())
                  .with("request_id", context.getAwsRequestId())
                  .json()));
      throw e;
    }
  }

  private ExtractSetup setup(InstantSource clock, RunLog log) {
    Credentials given = Credentials.from(configuration);
    Credentials credentials = given != null || secret == null ? given : secret.read();
    RefreshTokenStore refreshTokens =
        given != null || secret == null ? ExtractHandler::refuseToSave : secret;
    return new ExtractSetup(
        store,
        configuration,
        credentials,
        api,
        refreshTokens,
        clock,
        Sleeper.system(),
        new SecureRandom(),
        log);
  }

  private static void refuseToSave(String account, Object refreshToken) throws IOException {
    throw new IOException(
        "the credentials of '" + account + "' come from the environment, which cannot be written");
  }

  private static boolean waitsForLogin(ExtractSetup setup) {
    Credentials credentials = setup.credentials();
    if (credentials == null) {
      return true;
    }
    if (!credentials.accounts().isEmpty()) {
      return false;
    }
    try {
      return credentials.clientSecret() == null || WatchListReader.read(setup).isEmpty();
    } catch (IOException e) {
      throw new LakeException("cannot read the watch-list: " + e.getMessage(), e);
    }
  }

  private Map<String, Object> waiting(ExtractSetup setup, RunRequest request, Instant begun) {
    String outcome = Outcome.WAITING_FOR_LOGIN.wireName();
    String message = "nobody has signed in yet, so nothing was read; run: lake login --stack NAME";
    RunReport report = new WaitingRun(setup).make(request, message);
    emit(
        setup.log(),
        List.of(
            new LogLine(begun, outcome)
                .with(LogLine.RUN_ID, report.runId())
                .with(LogLine.MESSAGE, message)
                .json()));
    emit(setup.log(), new ExtractMetrics(lakeName, begun).ofWaiting(since(setup.clock(), begun)));
    return Map.of(
        "outcome",
        outcome,
        "message",
        message,
        "run_id",
        report.runId(),
        "raw_keys",
        report.rawKeys());
  }

  private static Map<String, Object> result(RunReport report) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("outcome", outcome(report).wireName());
    result.put("run_id", report.runId());
    result.put("calls", report.sources().stream().mapToInt(SourceReport::calls).sum());
    result.put("raw_keys", report.rawKeys());
    result.put("problems", report.problems());
    result.put("notices", report.notices());
    return result;
  }

  private static Outcome outcome(RunReport report) {
    if (ExtractMetrics.failed(report)) {
      return Outcome.FAILED;
    }
    return report.problems().isEmpty() ? Outcome.DONE : Outcome.DONE_IN_PART;
  }

  private static @Nullable Instant scheduledAt(ScheduledEvent event) {
    return event == null || event.getTime() == null
        ? null
        : Instant.ofEpochMilli(event.getTime().getMillis());
  }

  private static Duration since(InstantSource clock, Instant begun) {
    return Duration.between(begun, clock.instant());
  }

  private static void emit(RunLog log, List<String> lines) {
    lines.forEach(log::line);
  }
}
