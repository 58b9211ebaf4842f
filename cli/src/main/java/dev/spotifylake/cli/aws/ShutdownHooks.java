package dev.spotifylake.cli.aws;

/// Threads that run when the process ends before its time, as with Ctrl-C.
interface ShutdownHooks {
  /// @throws IllegalStateException while the process ends
  void add(Thread hook);

  /// @throws IllegalStateException while the process ends
  void remove(Thread hook);

  /// The hooks of this JVM.
  static ShutdownHooks ofThisProcess() {
    return new ShutdownHooks() {
      @Override
      public void add(Thread hook) {
        Runtime.getRuntime().addShutdownHook(hook);
      }

      @Override
      public void remove(Thread hook) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    };
  }
}
