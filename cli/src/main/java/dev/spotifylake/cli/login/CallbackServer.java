package dev.spotifylake.cli.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.spotifylake.common.LakeException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits on this machine's loopback address for the one answer of Spotify's consent page.
final class CallbackServer implements AutoCloseable {
  private static final String PATH = "/callback";
  private static final String PAGE =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Spotify"
          + " Lake</title></head><body><p>Spotify's answer has arrived. Close this page; the"
          + " terminal says how it goes on.</p></body></html>\n";

  private final HttpServer server;
  private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

  private CallbackServer(HttpServer server) {
    this.server = server;
    server.createContext("/", this::serve);
    server.start();
  }

  /// @param port 0 for any free one
  /// @throws LakeException if something else has the port
  static CallbackServer start(int port) throws IOException {
    try {
      return new CallbackServer(
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0));
    } catch (BindException taken) {
      throw new LakeException(
          "port %d of 127.0.0.1 is in use, and Spotify sends its answer there; end what uses it, or run: lake login --port N, and add http://127.0.0.1:N%s to the redirect URIs of your app"
              .formatted(port, PATH),
          taken);
    }
  }

  /// What the app's settings must name.
  URI redirectUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  /// The parameters that the page's redirect brought.
  ///
  /// @throws LakeException if none came in time
  Map<String, String> await(Duration limit) {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new LakeException(
          "nobody answered on Spotify's page within %d s, so nothing was stored; if the page spoke of an invalid redirect URI, the app's settings must name exactly %s; then run lake login again"
              .formatted(limit.toSeconds(), redirectUri()),
          late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LakeException("interrupted while waiting for Spotify's page; nothing was stored");
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the callback never fails", broken);
    }
  }

  /// Browsers ask for icons too: only the callback itself counts, and only its first call.
  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI asked = exchange.getRequestURI();
      boolean callback =
          exchange.getRequestMethod().equals("GET")
              && PATH.equals(asked.getPath())
              && asked.getRawQuery() != null;
      byte[] page = (callback ? PAGE : "Not found\n").getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", callback ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
      // The address holds the code: it shall stay in no history of other pages.
      exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
      exchange.sendResponseHeaders(callback ? 200 : 404, page.length);
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(page);
      }
      if (callback) {
        answer.complete(parameters(asked.getRawQuery()));
      }
    }
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
