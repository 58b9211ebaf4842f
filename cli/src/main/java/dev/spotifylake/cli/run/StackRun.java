package dev.spotifylake.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.cli.aws.DeployedFunction;
import dev.spotifylake.cli.aws.DeployedStack;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.common.stack.StackOutputNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a deployed lake: invokes the extract function now and shows its response. The
/// transform follows by itself, from the queue.
public final class StackRun {
  private final JsonNode response;

  private StackRun(JsonNode response) {
    this.response = response;
  }

  /// @throws dev.spotifylake.common.LakeException where the function cannot be invoked, or fails
  public static StackRun make(DeployedStack stack, @Nullable Instant at) {
    String function = stack.output(StackOutputNames.EXTRACT_FUNCTION);
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("source", "lake.run");
    if (at != null) {
      event.put("time", at.toString());
    }
    return new StackRun(new DeployedFunction(function).invoke(event));
  }

  public JsonNode json() {
    return response;
  }

  /// The raw objects that the run stored, in order.
  public List<String> rawKeys() {
    List<String> keys = new ArrayList<>();
    response.path("raw_keys").forEach(key -> keys.add(key.asText()));
    return keys;
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    String outcome = response.path("outcome").asText();
    if (response.has("message")) {
      lines.add(outcome + ": " + response.path("message").asText());
    } else {
      lines.add(
          "run %s: %s, %d calls, %d raw objects; tables follow within a minute or two"
              .formatted(
                  response.path("run_id").asText(),
                  outcome,
                  response.path("calls").asInt(),
                  response.path("raw_keys").size()));
    }
    response.path("problems").forEach(problem -> lines.add("problem: " + problem.asText()));
    response.path("notices").forEach(notice -> lines.add("notice: " + notice.asText()));
    return lines;
  }

  public ExitCode exitCode() {
    return switch (response.path("outcome").asText()) {
      case "failed" -> ExitCode.FAILED;
      case "done_in_part" -> ExitCode.DONE_IN_PART;
      default -> ExitCode.DONE;
    };
  }
}
