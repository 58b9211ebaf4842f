package dev.spotifylake.infra.function;

import java.time.Duration;

/// Settings that differ between the functions.
///
/// @param part the end of the function's name
/// @param handler the class that is called
/// @param memoryMegabytes which also sets its share of a processor: 1,769 is one
public record FunctionSettings(
    String part,
    String description,
    String handler,
    FunctionJar jar,
    int memoryMegabytes,
    Duration timeout) {
  // Lambda's longest timeout.
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(15);

  public FunctionSettings {
    if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(part + " asks for " + timeout + "; at most 15 minutes");
    }
  }
}
