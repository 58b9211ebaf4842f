package dev.spotifylake.extract.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a run collects for its report, and the state changes that wait for its end. Only one thread
/// may use it.
public final class RunFindings {
  private final List<String> problems = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<Runnable> ifAnySucceeded = new ArrayList<>();
  private Duration coverageGap = Duration.ZERO;

  /// Adds one line about something that went wrong. The same line is kept once.
  public void addProblem(String line) {
    if (!problems.contains(line)) {
      problems.add(line);
    }
  }

  /// Adds one line about something to know that is not wrong. The same line is kept once.
  public void addNotice(String line) {
    if (!notices.contains(line)) {
      notices.add(line);
    }
  }

  /// @param gap time in which plays of one account may have been missed
  public void addCoverageGap(Duration gap) {
    coverageGap = coverageGap.plus(gap);
  }

  /// Registers a change that is made at the end of the run if any call succeeded. A run in which
  /// Spotify refuses everything shows nothing about a single entity.
  public void ifAnySucceeded(Runnable change) {
    ifAnySucceeded.add(change);
  }

  /// Makes the registered changes, each once.
  public void applyChanges() {
    ifAnySucceeded.forEach(Runnable::run);
    ifAnySucceeded.clear();
  }

  public List<String> problems() {
    return problems;
  }

  public List<String> notices() {
    return notices;
  }

  /// The sum over all accounts; zero where there was no gap.
  public Duration coverageGap() {
    return coverageGap;
  }
}
