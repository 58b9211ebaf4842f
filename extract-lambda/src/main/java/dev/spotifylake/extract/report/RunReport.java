package dev.spotifylake.extract.report;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The result of a run.
///
/// @param sources one per source and account that was due, in the order in which they began
/// @param passes one per pass that was read in
/// @param rawKeys keys of the objects stored under `raw/`, in that order
/// @param problems one line for each failure that did not end the run
/// @param notices one line for each fact that is no failure, such as a sign-in about to end
/// @param coverageGap time between two polls in which plays may have been missed, summed over the
///   accounts; zero where there was none
public record RunReport(
    String runId,
    List<SourceReport> sources,
    List<PassReport> passes,
    List<String> rawKeys,
    List<String> problems,
    List<String> notices,
    Duration coverageGap) {
  public RunReport {
    sources = List.copyOf(sources);
    passes = List.copyOf(passes);
    rawKeys = List.copyOf(rawKeys);
    problems = List.copyOf(problems);
    notices = List.copyOf(notices);
  }

  /// Whether sources were due and every one of them failed to be read.
  public boolean nothingWorked() {
    return !sources.isEmpty() && sources.stream().allMatch(report -> report.status2xx() == 0);
  }

  /// The fewest days left of any account's sign-in; null if none is known.
  public @Nullable Integer tokenDaysLeft() {
    return sources.stream()
        .map(SourceReport::tokenDaysLeft)
        .filter(Objects::nonNull)
        .min(Integer::compare)
        .orElse(null);
  }
}
