package dev.spotifylake.it.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/// Lambda's Runtime API (version 2018-06-01) for one process: it requests the next event, waits
/// until there is one, and posts the response.
final class RuntimeApi implements AutoCloseable {
  private static final String BASE = "/2018-06-01/runtime/";

  /// One event on its way to the process.
  ///
  /// @param response completed with what the process posts
  record Event(
      String requestId,
      String payload,
      Duration timeout,
      CompletableFuture<InvocationResponse> response) {}

  record InvocationResponse(String payload, boolean failed) {}

  private final String functionName;
  private final SynchronousQueue<Event> events = new SynchronousQueue<>();
  private final CompletableFuture<String> initError = new CompletableFuture<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Event current =
      new Event(
          "none",
          "",
          Duration.ZERO,
          CompletableFuture.completedFuture(new InvocationResponse("", false)));

  RuntimeApi(String functionName) throws IOException {
    this.functionName = functionName;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(BASE, this::handle);
    server.start();
  }

  /// Value of `AWS_LAMBDA_RUNTIME_API`.
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Completed with the error if the process says that it could not start.
  CompletableFuture<String> initError() {
    return initError;
  }

  /// Hands an event over if the process requests one in time.
  boolean offer(Event event, Duration wait) throws InterruptedException {
    return events.offer(event, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(BASE.length());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      switch (path) {
        case "invocation/next" -> next(exchange);
        case "init/error" -> {
          exchange.sendResponseHeaders(202, -1);
          initError.complete(body);
        }
        default -> complete(exchange, path, body);
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    Event event;
    try {
      event = events.take();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      return;
    }
    current = event;
    Headers headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", event.requestId());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(Instant.now().plus(event.timeout()).toEpochMilli()));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:123456789012:function:" + functionName);
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
    headers.set("Content-Type", "application/json");
    byte[] payload = event.payload().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, payload.length);
    exchange.getResponseBody().write(payload);
  }

  private void complete(HttpExchange exchange, String path, String body) throws IOException {
    Event event = current;
    boolean failed = path.equals("invocation/" + event.requestId() + "/error");
    if (!failed && !path.equals("invocation/" + event.requestId() + "/response")) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange.sendResponseHeaders(202, -1);
    event.response().complete(new InvocationResponse(body, failed));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
