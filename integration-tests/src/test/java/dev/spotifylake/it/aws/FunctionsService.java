package dev.spotifylake.it.aws;

import com.sun.net.httpserver.HttpExchange;
import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.it.lambda.LambdaHost;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// Lambda's Invoke, waiting for the result.
public final class FunctionsService {
  private final Map<String, LambdaHost> hosts = new ConcurrentSkipListMap<>();

  public void deploy(LambdaHost host) {
    hosts.put(host.settings().name(), host);
  }

  void invoke(HttpExchange exchange, String name, String event) throws IOException {
    LambdaHost host = hosts.get(name.substring(name.lastIndexOf(':') + 1));
    if (host == null) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", "ResourceNotFoundException");
      AwsServer.reply(
          exchange,
          404,
          "application/json",
          "{\"Type\":\"User\",\"Message\":\"Function not found: " + name + "\"}");
      return;
    }
    try {
      InvocationResult result = host.invoke(event.isEmpty() ? "{}" : event);
      if (result.functionError() != null) {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", result.functionError());
      }
      AwsServer.reply(exchange, 200, "application/json", result.payload());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
