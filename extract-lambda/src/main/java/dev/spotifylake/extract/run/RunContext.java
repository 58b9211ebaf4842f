package dev.spotifylake.extract.run;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.client.AppProfile;
import dev.spotifylake.extract.client.RunStatistics;
import dev.spotifylake.extract.client.SourceStatistics;
import dev.spotifylake.extract.client.SpotifyClient;
import dev.spotifylake.extract.raw.RawRecorder;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.time.Duration;
import java.time.Instant;

/// What the sources of one run share.
///
/// @param startedAt decides what is due; it stays the same during the run
/// @param app state that all accounts share
public record RunContext(
    String runId,
    Instant startedAt,
    SpotifyClient client,
    RawRecorder recorder,
    RunStatistics statistics,
    AppProfile profile,
    StateFile<AppState> app,
    RunPasses passes,
    RunFindings findings) {
  // A schedule fires some minutes early or late. Without this slack an hourly source would slip to
  // every second run.
  private static final Duration SCHEDULE_SLACK = Duration.ofMinutes(5);

  // After a failure an entity waits for one run, so that entities not read yet come first.
  private static final Duration AFTER_FAILURE = Duration.ofHours(1);

  public SourceStatistics statistics(Source source, TokenHolder holder) {
    return statistics.of(source, holder.accountLabel());
  }

  /// When to read again what is read at this cadence.
  public Instant dueAfter(Duration cadence) {
    return startedAt.plus(cadence).minus(SCHEDULE_SLACK);
  }

  /// When to read again what failed in this run.
  public Instant dueAfterFailure() {
    return startedAt.plus(AFTER_FAILURE);
  }
}
