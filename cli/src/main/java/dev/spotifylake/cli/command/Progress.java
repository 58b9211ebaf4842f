package dev.spotifylake.cli.command;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A progress bar for long work on a terminal; nothing elsewhere.
public final class Progress implements AutoCloseable {
  // Shorter work is done before anybody could read a bar.
  private static final long LATE_NANOS = 1_000_000_000;

  private final @Nullable String lateTask;
  private final long startNanos;
  private @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar, @Nullable String lateTask) {
    this.bar = bar;
    this.lateTask = lateTask;
    this.startNanos = System.nanoTime();
  }

  /// @param total the number of steps
  public static Progress of(CliContext context, String task, long total) {
    if (!context.terminal()) {
      return none();
    }
    return new Progress(bar(task, total), null);
  }

  /// For work that is often short: [#at] shows a bar once a second has passed.
  public static Progress ofLongWork(CliContext context, String task) {
    return context.terminal() ? new Progress(null, task) : none();
  }

  public static Progress none() {
    return new Progress(null, null);
  }

  private static ProgressBar bar(String task, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
        .setUpdateIntervalMillis(200)
        .clearDisplayOnFinish()
        .build();
  }

  public void step() {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.step();
    }
  }

  /// So many steps of all are done.
  public void at(int steps, int total) {
    String task = lateTask;
    if (bar == null && task != null && System.nanoTime() - startNanos > LATE_NANOS) {
      bar = bar(task, total);
    }
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
