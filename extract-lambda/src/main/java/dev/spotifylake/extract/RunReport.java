package dev.spotifylake.extract;

import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.report.SourceReport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run did.
///
/// @param sources one per source and account that was due, in the order they were read
/// @param passes one per list that was read
/// @param rawKeys objects put under `raw/`, in the order they were put
/// @param problems one clear line for each thing that went wrong while the rest went on
/// @param coverageGap the time between two looks at the played things in which some may have been
///   missed, summed over the accounts; zero where there was none
/// @param notices one line for each thing to know that is not wrong yet, such as a sign-in about to
///   end
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

  /// Whether no source that was due could be read at all.
  public boolean nothingWorked() {
    return !sources.isEmpty() && sources.stream().allMatch(report -> report.status2xx() == 0);
  }

  /// The fewest days left of any account's sign-in; null if none is known.
  public @Nullable Integer tokenDaysLeft() {
    return sources.stream()
        .map(SourceReport::tokenDaysLeft)
        .filter(java.util.Objects::nonNull)
        .min(Integer::compare)
        .orElse(null);
  }
}
