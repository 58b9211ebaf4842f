package dev.spotifylake.cli.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/// An AWS service with a JSON protocol, on loopback. The test says how each operation responds.
final class AwsStandIn implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final List<String> operations = Collections.synchronizedList(new ArrayList<>());

  /// Responds to one operation, or refuses it.
  interface Service {
    JsonNode respond(String operation, JsonNode request) throws Refusal;
  }

  /// An error of the service.
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    Refusal(String code, String message) {
      super(message);
      this.code = code;
    }
  }

  private AwsStandIn(HttpServer server) {
    this.server = server;
  }

  static AwsStandIn start(Service service) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      AwsStandIn standIn = new AwsStandIn(server);
      server.createContext("/", exchange -> standIn.handle(exchange, service));
      server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of the called operations, in order.
  List<String> operations() {
    return List.copyOf(operations);
  }

  <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .build();
  }

  private void handle(HttpExchange exchange, Service service) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      String operation = target.substring(target.indexOf('.') + 1);
      operations.add(operation);
      try {
        reply(exchange, 200, service.respond(operation, request));
      } catch (Refusal e) {
        ObjectNode error = JSON.createObjectNode();
        reply(exchange, 400, error.put("__type", e.code).put("message", e.getMessage()));
      }
    }
  }

  private static void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
