package dev.spotifylake.infra.synth;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Whether a command is on the PATH.
final class CommandCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestClass(), NeedsCommand.class)
        .map(
            needs ->
                evaluate(
                    needs.value(),
                    context.getDisplayName(),
                    Boolean.parseBoolean(System.getenv("REQUIRE_ALL"))))
        .orElseGet(() -> ConditionEvaluationResult.enabled("needs no command"));
  }

  static ConditionEvaluationResult evaluate(String command, String test, boolean requireAll) {
    if (isOnThePath(command)) {
      return ConditionEvaluationResult.enabled(command + " is on the path");
    }
    String line = test + " needs " + command + ", which is not on the path";
    if (requireAll) {
      throw new ExtensionConfigurationException(line + "; REQUIRE_ALL=true allows no skip");
    }
    System.out.println("skipped: " + line);
    return ConditionEvaluationResult.disabled(line);
  }

  private static boolean isOnThePath(String command) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
      for (String suffix : new String[] {"", ".exe", ".cmd"}) {
        if (Files.isExecutable(Path.of(folder, command + suffix))) {
          return true;
        }
      }
    }
    return false;
  }
}
