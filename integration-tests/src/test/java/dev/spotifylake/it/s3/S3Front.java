package dev.spotifylake.it.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.spotifylake.it.aws.ActionLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The S3 endpoint of one lake, before the shared S3 server: it sends notifications of puts as S3
/// does, records who did what, and lets a test act between a request and its response.
public final class S3Front implements AutoCloseable {
  // Set by each side for its own connection.
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "content-length", "connection", "expect", "transfer-encoding", "upgrade");

  private final URI upstream;
  private final String bucketPrefix;
  private final ActionLog actions;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<S3Request>> interferers = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Predicate<S3Request>> lost = new AtomicReference<>();
  private final HttpServer server;

  private record Listener(PutRule rule, Consumer<String> queue) {}

  /// @param bucketPrefix what the server's bucket names have before the names in requests
  public S3Front(URI upstream, String bucketPrefix, ActionLog actions) throws IOException {
    this.upstream = upstream;
    this.bucketPrefix = bucketPrefix;
    this.actions = actions;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// Value of `AWS_ENDPOINT_URL_S3`. An address, for which the SDK names the bucket in the path.
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Sends a notification to the queue for each put that the rule matches.
  public void notifies(PutRule rule, Consumer<String> queue) {
    listeners.add(new Listener(rule, queue));
  }

  /// Is shown each request before it is carried out.
  public void interfere(Consumer<S3Request> with) {
    interferers.add(with);
  }

  /// Carries out the next such request and responds that it failed, so that the caller cannot know.
  public void loseResponse(Predicate<S3Request> of) {
    lost.set(of);
  }

  public void stopInterfering() {
    interferers.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      S3Request request = read(exchange);
      actions.record(request.principal(), request.action(), request.arn());
      interferers.forEach(interferer -> interferer.accept(request));
      HttpResponse<byte[]> response = forward(exchange, body);
      Predicate<S3Request> loses = lost.get();
      if (loses != null && loses.test(request) && lost.compareAndSet(loses, null)) {
        exchange.sendResponseHeaders(500, -1);
      } else {
        reply(exchange, response);
      }
      if (response.statusCode() == 200 && request.action().equals("s3:PutObject")) {
        notify(request, exchange, body, response);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static S3Request read(HttpExchange exchange) {
    String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
    String key = path.length > 1 ? path[1] : "";
    return new S3Request(
        ActionLog.principal(exchange.getRequestHeaders()),
        action(exchange.getRequestMethod(), key),
        path[0],
        key);
  }

  private static String action(String method, String key) {
    return switch (method) {
      case "PUT" -> key.isEmpty() ? "s3:CreateBucket" : "s3:PutObject";
      case "DELETE" -> "s3:DeleteObject";
      case "GET", "HEAD" -> key.isEmpty() ? "s3:ListBucket" : "s3:GetObject";
      default -> "s3:" + method;
    };
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    URI uri = exchange.getRequestURI();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String path = "/" + bucketPrefix + uri.getRawPath().substring(1);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(upstream + path + query))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void reply(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name) && !name.startsWith(":")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
              }
            });
    boolean hasBody = !exchange.getRequestMethod().equals("HEAD") && response.body().length > 0;
    exchange.sendResponseHeaders(response.statusCode(), hasBody ? response.body().length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(response.body());
    }
  }

  private void notify(
      S3Request request, HttpExchange exchange, byte[] body, HttpResponse<byte[]> response) {
    String decoded = exchange.getRequestHeaders().getFirst("x-amz-decoded-content-length");
    long size = decoded == null ? body.length : Long.parseLong(decoded);
    String tag = response.headers().firstValue("etag").orElse("").replace("\"", "");
    String notification = PutNotification.of(request.bucket(), request.key(), size, tag);
    for (Listener listener : listeners) {
      if (listener.rule().matches(request.bucket(), request.key())) {
        listener.queue().accept(notification);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
