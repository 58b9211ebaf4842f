package dev.spotifylake.cli.command;

/// How a verb ended, for scripts.
public enum ExitCode {
  DONE(0),
  FAILED(1),
  WRONG_USAGE(2),
  /// Some of the work is done and some is not; the output says which.
  DONE_IN_PART(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
