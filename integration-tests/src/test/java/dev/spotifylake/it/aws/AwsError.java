package dev.spotifylake.it.aws;

/// A refusal as a service words it.
public final class AwsError extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  public AwsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
