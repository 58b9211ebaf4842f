package dev.spotifylake.cli.aws;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Runs its hooks when the test ends it, and takes no more of them then, as a JVM does.
final class EndingProcess implements ShutdownHooks {
  private final List<Thread> hooks = new CopyOnWriteArrayList<>();
  private volatile boolean ending;

  @Override
  public void add(Thread hook) {
    refuseWhileEnding();
    hooks.add(hook);
  }

  @Override
  public void remove(Thread hook) {
    refuseWhileEnding();
    hooks.remove(hook);
  }

  private void refuseWhileEnding() {
    if (ending) {
      throw new IllegalStateException("Shutdown in progress");
    }
  }

  void end() {
    ending = true;
    hooks.forEach(Thread::start);
  }

  void awaitHooks() throws InterruptedException {
    for (Thread hook : hooks) {
      hook.join();
    }
  }
}
