package dev.spotifylake.it.lambda.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/// Does what the event says.
public final class EchoHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
  @Override
  public Map<String, String> handleRequest(Map<String, String> event, Context context) {
    String wanted = event.getOrDefault("do", "nothing");
    context.getLogger().log("requested: " + wanted + "\n");
    return switch (wanted) {
      case "answer" -> Map.of("remaining", Integer.toString(context.getRemainingTimeInMillis()));
      case "throw" -> throw new IllegalStateException("no such thing");
      case "exit" -> {
        System.exit(7);
        yield Map.of();
      }
      case "hang" -> {
        while (!Thread.currentThread().isInterrupted()) {
          Thread.onSpinWait();
        }
        yield Map.of();
      }
      default -> Map.of();
    };
  }
}
