package dev.spotifylake.it.trigger;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.it.aws.ActionLog;
import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.it.lambda.LambdaHost;
import dev.spotifylake.it.queue.MessageQueue;
import java.io.IOException;

/// EventBridge Scheduler and a function that it does not wait for. Lambda repeats an event on which
/// the function failed, here without the minutes between, and then sends it to a queue.
public final class Schedule {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String role;
  private final LambdaHost function;
  private final String functionArn;
  private final int retries;
  private final MessageQueue failures;
  private final ActionLog actions;

  /// @param role in whose name the schedule calls
  /// @param retries after the first failure
  public Schedule(
      String role,
      LambdaHost function,
      String functionArn,
      int retries,
      MessageQueue failures,
      ActionLog actions) {
    this.role = role;
    this.function = function;
    this.functionArn = functionArn;
    this.retries = retries;
    this.failures = failures;
    this.actions = actions;
  }

  /// @return of the last try
  public InvocationResult fire(String event) throws IOException, InterruptedException {
    actions.record(role, "lambda:InvokeFunction", functionArn);
    InvocationResult result = function.invoke(event);
    for (int retry = 0; result.failed() && retry < retries; retry++) {
      result = function.invoke(event);
    }
    if (result.failed()) {
      actions.record(
          function.settings().role(),
          "sqs:SendMessage",
          "arn:aws:sqs:eu-central-1:123456789012:" + failures.name());
      failures.send(failure(event, result));
    }
    return result;
  }

  private String failure(String event, InvocationResult result) throws IOException {
    ObjectNode failure = JSON.createObjectNode().put("version", "1.0");
    failure
        .putObject("requestContext")
        .put("functionArn", functionArn + ":$LATEST")
        .put("condition", "RetriesExhausted")
        .put("approximateInvokeCount", retries + 1);
    failure.set("requestPayload", JSON.readTree(event));
    failure.putObject("responseContext").put("statusCode", 200).put("functionError", "Unhandled");
    failure.set("responsePayload", JSON.readTree(result.payload()));
    return failure.toString();
  }
}
