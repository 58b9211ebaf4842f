package dev.spotifylake.cli.command;

/// How a verb ended, for scripts. The one place where exit codes are numbered.
public enum ExitCode {
  DONE(0),
  FAILED(1),
  WRONG_USAGE(2),
  /// Something was done and something was not; the output said which.
  DONE_IN_PART(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
