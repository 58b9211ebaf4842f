package dev.spotifylake.cli.command;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A progress bar for long work on a terminal; nothing elsewhere.
public final class Progress implements AutoCloseable {
  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /// @param total the number of steps
  public static Progress of(CliContext context, String task, long total) {
    if (!context.terminal()) {
      return none();
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .build());
  }

  /// For work that is often short and whose size is known later: [#at] shows a bar once a second
  /// has passed.
  public static Progress ofLongWork(CliContext context, String task) {
    if (!context.terminal()) {
      return none();
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
            .setUpdateIntervalMillis(1_000)
            .clearDisplayOnFinish()
            .build());
  }

  public static Progress none() {
    return new Progress(null);
  }

  public void step() {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.step();
    }
  }

  /// So many steps of all are done.
  public void at(int steps, int total) {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.maxHint(total);
      shown.stepTo(steps);
    }
  }

  @Override
  public void close() {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.close();
    }
  }
}
