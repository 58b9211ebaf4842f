package dev.spotifylake.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// One address for all services but S3. A request names its service by how it is made: JSON by a
/// header, Lambda by its path, CloudFormation by a form.
public final class AwsServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FUNCTIONS = "/2015-03-31/functions/";

  private final ActionLog actions;
  private final List<JsonService> services;
  private final @Nullable FunctionsService functions;
  private final @Nullable StacksService stacks;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  public AwsServer(
      ActionLog actions,
      List<JsonService> services,
      @Nullable FunctionsService functions,
      @Nullable StacksService stacks)
      throws IOException {
    this.actions = actions;
    this.services = List.copyOf(services);
    this.functions = functions;
    this.stacks = stacks;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// Value of `AWS_ENDPOINT_URL_<SERVICE>`.
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String path = exchange.getRequestURI().getPath();
      if (target != null) {
        json(exchange, target, body);
      } else if (functions != null && path.startsWith(FUNCTIONS)) {
        String name = path.substring(FUNCTIONS.length()).split("/", 2)[0];
        actions.record(principal(exchange), "lambda:InvokeFunction", name);
        functions.invoke(exchange, name, body);
      } else if (stacks != null) {
        form(exchange, stacks, body);
      } else {
        reply(exchange, 404, "application/json", "{}");
      }
    }
  }

  private static String principal(HttpExchange exchange) {
    return ActionLog.principal(exchange.getRequestHeaders());
  }

  private void json(HttpExchange exchange, String target, String body) throws IOException {
    String[] parts = target.split("\\.", 2);
    String type = "application/x-amz-json-1.1";
    try {
      JsonService service =
          services.stream()
              .filter(one -> one.target().equals(parts[0]))
              .findFirst()
              .orElseThrow(() -> JsonService.unknown(parts[0], parts[1]));
      JsonNode request = JSON.readTree(body);
      actions.record(
          principal(exchange), service.actionPrefix() + ":" + parts[1], service.resource(request));
      JsonNode response = service.respond(parts[1], request);
      reply(exchange, 200, type, response.toString());
    } catch (AwsError e) {
      String error =
          JSON.createObjectNode().put("__type", e.code()).put("message", e.getMessage()).toString();
      reply(exchange, e.status(), type, error);
    }
  }

  private void form(HttpExchange exchange, StacksService stacks, String body) throws IOException {
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(
          parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    actions.record(
        principal(exchange),
        "cloudformation:" + form.getOrDefault("Action", "?"),
        form.getOrDefault("StackName", "*"));
    try {
      reply(exchange, 200, "text/xml", stacks.respond(form));
    } catch (AwsError e) {
      String error =
          "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
                  .formatted(e.code(), e.getMessage())
              + "<RequestId>0</RequestId></ErrorResponse>";
      reply(exchange, e.status(), "text/xml", error);
    }
  }

  static void reply(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("x-amzn-RequestId", "loopback");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
