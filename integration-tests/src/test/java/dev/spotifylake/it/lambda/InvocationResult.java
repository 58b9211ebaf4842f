package dev.spotifylake.it.lambda;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the caller of a function gets.
///
/// @param payload the function's response, or the error as Lambda describes it
/// @param functionError null, or `Unhandled`
/// @param cold whether a process was started for it
/// @param duration from the call to the response, the start of the process included
public record InvocationResult(
    String payload, @Nullable String functionError, boolean cold, Duration duration) {
  public boolean failed() {
    return functionError != null;
  }
}
