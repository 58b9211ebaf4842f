package dev.spotifylake.infra.template;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Logical ids of resources; CloudFormation accepts letters and digits only.
public final class LogicalNames {
  private LogicalNames() {}

  /// @param name lower-case words with underscores between them, such as `top_items`
  public static String of(String name) {
    return Arrays.stream(name.split("_", -1))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
