package dev.spotifylake.simulator.signin;

/// What every token, code and client secret of the simulator holds, and nothing else: one search of
/// an output finds whatever leaked into it.
public final class SecretMark {
  public static final String TEXT = "5imu1ated5ecret";

  private SecretMark() {}

  /// Whether a secret of the simulator stands there.
  public static boolean isIn(String output) {
    return output.contains(TEXT);
  }
}
