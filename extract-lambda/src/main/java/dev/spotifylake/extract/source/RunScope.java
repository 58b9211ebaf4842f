package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.call.AppProfile;
import dev.spotifylake.extract.call.CallGovernor;
import dev.spotifylake.extract.call.RunStatistics;
import dev.spotifylake.extract.call.SourceStatistics;
import dev.spotifylake.extract.call.SpotifyClient;
import dev.spotifylake.extract.record.RawRecorder;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.extract.state.Cursor;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the sources of one run share.
///
/// @param now when the run began: decides what is due
public record RunScope(
    String runId,
    Instant now,
    SpotifyClient calls,
    CallGovernor governor,
    RawRecorder recorder,
    RunStatistics tallies,
    AppProfile profile,
    StateFile<AppState> app,
    EntityBacklogs catalogues,
    Findings findings) {
  // A schedule fires some minutes early or late; what is due every hour must not slip to every
  // other.
  private static final Duration SLACK = Duration.ofMinutes(5);

  // After a failure the thing is asked for again with the next run but one, behind what was not
  // asked.
  private static final Duration AFTER_FAILURE = Duration.ofHours(1);

  /// Lines and passes that a run gathers, and what it may only remember at its end.
  public static final class Findings {
    private final List<PassReport> passes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<Runnable> ifAnythingAnswered = new ArrayList<>();
    private Duration coverageGap = Duration.ZERO;
    private int passIds;

    public void pass(PassReport pass) {
      passes.add(pass);
    }

    /// One line for something that went wrong; said once however often it is met.
    public void problem(String line) {
      if (!problems.contains(line)) {
        problems.add(line);
      }
    }

    public void notice(String line) {
      if (!notices.contains(line)) {
        notices.add(line);
      }
    }

    void coverageGap(Duration gap) {
      coverageGap = coverageGap.plus(gap);
    }

    public Duration coverageGap() {
      return coverageGap;
    }

    /// Does this at the end of the run, unless Spotify refused everything: such a run teaches
    /// nothing.
    public void ifAnythingAnswered(Runnable lesson) {
      ifAnythingAnswered.add(lesson);
    }

    public void learn() {
      ifAnythingAnswered.forEach(Runnable::run);
      ifAnythingAnswered.clear();
    }

    public List<PassReport> passes() {
      return passes;
    }

    public List<String> problems() {
      return problems;
    }

    public List<String> notices() {
      return notices;
    }
  }

  SourceStatistics tally(Source source, TokenHolder holder) {
    return tallies.of(source, holder.accountLabel());
  }

  /// The beginning of a new pass.
  Cursor newPass(PassReport.Kind kind, @Nullable String snapshotId) {
    findings.passIds++;
    return Cursor.start(runId + "_p" + findings.passIds, kind, snapshotId, now);
  }

  Instant dueAfter(Duration cadence) {
    return now.plus(cadence).minus(SLACK);
  }

  Instant dueAfterFailure() {
    return now.plus(AFTER_FAILURE);
  }

  void passEnded(
      Source source, TokenHolder holder, @Nullable String entity, Cursor cursor, boolean complete) {
    findings.pass(
        new PassReport(
            source,
            holder.accountLabel(),
            entity,
            cursor.passId(),
            cursor.kind(),
            cursor.items(),
            complete,
            cursor.consistent()));
  }

  /// Page size to ask an endpoint for.
  int pageLimit(Endpoint endpoint) {
    Integer learnt = app.get().pageLimit(endpoint.template());
    return learnt == null ? ListReader.LARGE_PAGE : learnt;
  }
}
