package dev.spotifylake.it.lambda;

import dev.spotifylake.it.lambda.RuntimeApi.InvocationResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One function with one execution environment: events one after the other, a cold start at the
/// first and after each death.
public final class LambdaHost implements AutoCloseable {
  private final FunctionSettings settings;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Consumer<String> logGroup;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile @Nullable FunctionProcess process;

  public LambdaHost(FunctionSettings settings) {
    this(settings, line -> {});
  }

  /// @param logGroup is given each line of the log too
  public LambdaHost(FunctionSettings settings, Consumer<String> logGroup) {
    this.settings = settings;
    this.logGroup = logGroup;
  }

  public FunctionSettings settings() {
    return settings;
  }

  /// The lines of the function and of Lambda around them, oldest first.
  public List<String> log() {
    return List.copyOf(log);
  }

  public InvocationResult invoke(String event) throws IOException, InterruptedException {
    oneAtATime.lock();
    try {
      long begun = System.nanoTime();
      FunctionProcess running = process;
      boolean cold = running == null || !running.usable();
      if (running == null || cold) {
        running = started();
      }
      String requestId = UUID.randomUUID().toString();
      say("START RequestId: " + requestId + " Version: $LATEST");
      InvocationResponse response = running.invoke(requestId, event);
      running.newLines().forEach(this::say);
      Duration duration = Duration.ofNanos(System.nanoTime() - begun);
      say("END RequestId: " + requestId);
      say("REPORT RequestId: " + requestId + "\tDuration: " + duration.toMillis() + " ms");
      return new InvocationResult(
          response.payload(), response.failed() ? "Unhandled" : null, cold, duration);
    } finally {
      oneAtATime.unlock();
    }
  }

  /// What the process that is running now has taken of the machine's processors so far.
  public Duration processorTime() {
    FunctionProcess running = process;
    return running == null ? Duration.ZERO : running.processorTime();
  }

  private void say(String line) {
    log.add(line);
    logGroup.accept(line);
  }

  private FunctionProcess started() throws IOException {
    kill();
    FunctionProcess started = new FunctionProcess(settings);
    process = started;
    return started;
  }

  /// As when the machine below dies: at once, whatever the function is doing.
  public void kill() {
    FunctionProcess running = process;
    if (running != null) {
      process = null;
      running.kill();
      try {
        running.newLines().forEach(this::say);
        running.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    kill();
  }
}
