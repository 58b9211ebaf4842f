package dev.spotifylake.cli.backfill;

import dev.spotifylake.cli.aws.DeployedStack;
import dev.spotifylake.cli.aws.TransformQueue;
import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Progress;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.ObjectStores;
import dev.spotifylake.common.aws.S3Root;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.stack.StackOutputNames;
import dev.spotifylake.history.replay.ReplaySelection;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A replay of a deployed lake: sends the raw objects to its transform again, which then makes the
/// tables again. A replay that ends early prints the command that continues it.
final class StackReplay {
  private final String stack;
  private final CliContext context;
  private final DeployedStack lake;
  private final S3Root root;
  private final List<String> keys;
  private final AtomicInteger sent = new AtomicInteger();

  /// @param after keys up to this one were sent before; it need not exist; null for none
  /// @throws LakeException where there is no such stack, or no valid AWS credentials
  StackReplay(String stack, ReplaySelection selection, @Nullable String after, CliContext context)
      throws IOException {
    this.stack = stack;
    this.context = context;
    this.lake = DeployedStack.find(stack);
    String rawRoot = lake.output(StackOutputNames.RAW_ROOT);
    this.root = S3Root.parse(rawRoot);
    this.keys =
        selection.rawKeys(ObjectStores.open(rawRoot)).stream()
            .filter(key -> after == null || key.compareTo(after) > 0)
            .toList();
  }

  /// The number of objects by source.
  SortedMap<String, Long> objects() {
    SortedMap<String, Long> bySource = new TreeMap<>();
    keys.forEach(key -> bySource.merge(RawKey.parse(key).source().wireName(), 1L, Long::sum));
    return bySource;
  }

  /// @param options the command's options, to continue with the same selection
  ExitCode send(String options) throws InterruptedException {
    Thread onInterrupt = new Thread(() -> printHowToContinue(options), "print-how-to-continue");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try (TransformQueue queue =
            TransformQueue.open(
                lake.output(StackOutputNames.TRANSFORM_QUEUE_URL), context.sleeper());
        Progress progress = Progress.of(context, "objects", keys.size())) {
      queue.send(
          keys,
          root,
          batch -> {
            sent.addAndGet(batch.size());
            batch.forEach(key -> progress.step());
          });
      return ExitCode.DONE;
    } catch (LakeException stopped) {
      context.err().println("lake: " + stopped.getMessage());
      printHowToContinue(options);
      return sent.get() == 0 ? ExitCode.FAILED : ExitCode.DONE_IN_PART;
    } finally {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    }
  }

  private void printHowToContinue(String options) {
    int count = sent.get();
    if (count > 0) {
      context
          .err()
          .println(
              "lake: %d of %d objects were sent; continue with: lake replay --stack %s%s --after '%s'"
                  .formatted(count, keys.size(), stack, options, keys.get(count - 1)));
    }
  }

  String line(boolean dryRun) {
    return dryRun
        ? "dry run: %d raw objects would be sent to the transform of %s"
            .formatted(keys.size(), stack)
        : "%d of %d raw objects sent to the transform of %s; tables follow, a few objects a second"
            .formatted(sent.get(), keys.size(), stack);
  }

  Map<String, Object> json(boolean dryRun) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("stack", stack);
    fields.put("dry_run", dryRun);
    fields.put("raw_objects", keys.size());
    fields.put("by_source", objects());
    int count = sent.get();
    fields.put("sent", count);
    fields.put("last_sent", count == 0 ? "" : keys.get(count - 1));
    return fields;
  }
}
