package dev.spotifylake.extract;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RunId;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.raw.RawRecorder;
import dev.spotifylake.extract.raw.RunReportWriter;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.report.SourceReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// The hourly run before anybody has signed in. It makes no call, but writes a run report: so the
/// tables of a lake that was just deployed already show that its runs work.
public final class WaitingRun {
  private final ExtractSetup setup;

  public WaitingRun(ExtractSetup setup) {
    this.setup = setup;
  }

  /// @param message one line on what is missing and what to do
  /// @throws LakeException if the lake cannot be written
  public RunReport make(RunRequest request, String message) {
    Instant now = setup.clock().instant();
    String runId = RunId.create(now, setup.random());
    RawRecorder recorder = new RawRecorder(setup.store(), runId, request.scheduledAt());
    // The report names the source that every run reads first.
    List<SourceReport> sources =
        List.of(
            new SourceReport(
                Source.RECENTLY_PLAYED,
                RawHeader.APP_ACCOUNT,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Outcome.WAITING_FOR_LOGIN,
                message,
                null));
    try {
      new RunReportWriter(recorder)
          .write(new TreeSet<>(List.of(RawHeader.APP_ACCOUNT)), sources, List.of(), now);
    } catch (IOException e) {
      throw Extractor.unusable(setup, e);
    }
    return new RunReport(
        runId, sources, List.of(), recorder.keys(), List.of(), List.of(), Duration.ZERO);
  }
}
