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

/// Receives the redirect of Spotify's consent page, once, on this machine's loopback address.
final class CallbackServer implements AutoCloseable {
  private static final String PATH = "/callback";
  private static final String PAGE =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Spotify"
          + " Lake</title></head><body><p>Spotify's response has arrived. Close this page; the"
          + " terminal shows the next step.</p></body></html>\n";

  private final HttpServer server;
  private final CompletableFuture<Map<String, String>> redirect = new CompletableFuture<>();

  private CallbackServer(HttpServer server) {
    this.server = server;
    server.createContext("/", this::serve);
    server.start();
  }

  /// @param port 0 for any free one
  /// @throws LakeException where the port is in use
  static CallbackServer start(int port) throws IOException {
    try {
      return new CallbackServer(
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0));
    } catch (BindException taken) {
      throw new LakeException(
          "port %d of 127.0.0.1 is in use, and Spotify redirects the browser there; stop the program that uses it, or add http://127.0.0.1:N%s to the redirect URIs of your app and run: lake login --port N"
              .formatted(port, PATH),
          taken);
    }
  }

  /// The redirect URI that the app's settings must hold.
  URI redirectUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  /// The parameters of the redirect.
  ///
  /// @throws LakeException where no redirect came in time
  Map<String, String> await(Duration limit) {
    try {
      return redirect.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new LakeException(
          "nobody agreed on Spotify's page within %d s, so nothing was stored; run lake login again; if the page shows an invalid redirect URI, first add exactly %s to the app's settings"
              .formatted(limit.toSeconds(), redirectUri()),
          late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LakeException("interrupted while waiting for Spotify's page; nothing was stored");
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the callback never fails", broken);
    }
  }

  /// Browsers request icons too. Only the first request of the callback counts.
  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI requested = exchange.getRequestURI();
      boolean callback =
          exchange.getRequestMethod().equals("GET")
              && PATH.equals(requested.getPath())
              && requested.getRawQuery() != null;
      byte[] page = (callback ? PAGE : "Not found\n").getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", callback ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
      // The address holds the code, which no other page may see.
      exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
      exchange.sendResponseHeaders(callback ? 200 : 404, page.length);
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(page);
      }
      if (callback) {
        redirect.complete(parameters(requested.getRawQuery()));
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
