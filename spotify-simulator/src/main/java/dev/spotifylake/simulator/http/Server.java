package dev.spotifylake.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.spotifylake.simulator.truth.ShownItems.Sight;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The HTTP server on 127.0.0.1.
public final class Server implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Server.class.getName());

  /// As many calls as a client may have waiting.
  private static final int BACKLOG = 128;

  static {
    // The JDK's server sends head and body of a response as two packets, and holds the second back
    // until the client's system has confirmed the first, which it delays by 40 ms. It takes this
    // setting by property alone, once, before the first server of the process.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService executor;
  private final Simulation simulation;
  private final ControlEndpoints control;

  private Server(HttpServer server, ExecutorService executor, Simulation simulation) {
    this.server = server;
    this.executor = executor;
    this.simulation = simulation;
    this.control = new ControlEndpoints(simulation);
  }

  /// @param port 0 for any free one
  public static Server start(int port, Simulation simulation) {
    try {
      HttpServer http =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
      ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
      Server server = new Server(http, executor, simulation);
      http.setExecutor(executor);
      http.createContext("/", server::handle);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the simulator cannot listen on 127.0.0.1:"
              + port
              + " ("
              + e.getMessage()
              + "): choose another port, or 0 for any free one",
          e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      ApiCall call =
          ApiCall.of(
              simulation.now(),
              exchange.getRequestMethod(),
              header(exchange, "Host", ""),
              exchange.getRequestURI(),
              exchange.getRequestHeaders().getFirst("Authorization"));
      deliver(exchange, response(call, body));
    }
  }

  private Delivery response(ApiCall call, String body) {
    try {
      return control.isControl(call) ? control.serve(call, body) : simulation.serve(call, body);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the simulator itself failed on " + call.path(), e);
      return Delivery.error(500, "the simulator itself failed: " + e);
    }
  }

  private void deliver(HttpExchange exchange, Delivery delivery) throws IOException {
    LatencySleeper.sleep(delivery.delay());
    if (delivery.cut() == Delivery.Cut.BEFORE_ANYTHING) {
      return;
    }
    delivery.headers().forEach(exchange.getResponseHeaders()::set);
    if (delivery.contentType() != null) {
      exchange.getResponseHeaders().set("Content-Type", delivery.contentType());
    }
    byte[] body = delivery.body();
    List<Sight> added = simulation.remember(delivery);
    try {
      exchange.sendResponseHeaders(delivery.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        send(exchange.getResponseBody(), body, delivery.cut());
      }
    } catch (IOException e) {
      simulation.forget(added);
      throw e;
    }
  }

  private static void send(OutputStream out, byte[] body, Delivery.Cut cut) throws IOException {
    if (cut == Delivery.Cut.MID_BODY) {
      out.write(body, 0, body.length / 2);
      out.flush();
    } else {
      out.write(body);
      out.close();
    }
  }

  private static String header(HttpExchange exchange, String name, String otherwise) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? otherwise : value;
  }
}
