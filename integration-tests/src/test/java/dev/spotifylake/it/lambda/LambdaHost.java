package dev.spotifylake.it.lambda;

import dev.spotifylake.it.lambda.RuntimeApi.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One function with one execution environment: events one after the other, a cold start at the
/// first and after each death.
public final class LambdaHost implements AutoCloseable {
  private final FunctionSettings settings;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile @Nullable FunctionProcess process;

  public LambdaHost(FunctionSettings settings) {
    this.settings = settings;
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
      log.add("START RequestId: " + requestId + " Version: $LATEST");
      Answer answer = running.invoke(requestId, event);
      Duration duration = Duration.ofNanos(System.nanoTime() - begun);
      log.add("END RequestId: " + requestId);
      log.add("REPORT RequestId: " + requestId + "\tDuration: " + duration.toMillis() + " ms");
      return new InvocationResult(
          answer.payload(), answer.failed() ? "Unhandled" : null, cold, duration);
    } finally {
      oneAtATime.unlock();
    }
  }

  private FunctionProcess started() throws IOException {
    kill();
    FunctionProcess started = new FunctionProcess(settings, log::add);
    process = started;
    return started;
  }

  /// As when the machine below dies: at once, whatever the function is doing.
  public void kill() {
    FunctionProcess running = process;
    if (running != null) {
      running.close();
      process = null;
    }
  }

  @Override
  public void close() {
    kill();
  }
}
