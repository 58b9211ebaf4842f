package dev.spotifylake.common.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// As much of S3's protocol as the store speaks, with one bucket, pages of two entries, and faults.
final class LoopbackS3 implements AutoCloseable {
  enum Fault {
    /// The request is carried out, but the response is an error that invites another try.
    RESPONSE_LOST,
    /// 409, as while another put on the key is under way.
    CONFLICT,
    FORBIDDEN
  }

  private static final int PAGE = 2;

  private final NavigableMap<String, byte[]> objects = new TreeMap<>();
  private final Queue<Fault> faults = new ArrayDeque<>();
  private final HttpServer server;

  LoopbackS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/lake", this::response);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized void plan(Fault... planned) {
    faults.addAll(java.util.List.of(planned));
  }

  synchronized void add(String key, String content) {
    objects.put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  synchronized @Nullable String content(String key) {
    byte[] bytes = objects.get(key);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private synchronized void response(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    Fault fault = faults.poll();
    if (fault == Fault.CONFLICT || fault == Fault.FORBIDDEN) {
      error(
          exchange,
          fault == Fault.CONFLICT ? 409 : 403,
          fault == Fault.CONFLICT ? "ConditionalRequestConflict" : "AccessDenied");
      return;
    }
    String path = exchange.getRequestURI().getPath();
    String key = path.length() > "/lake/".length() ? path.substring("/lake/".length()) : "";
    switch (exchange.getRequestMethod()) {
      case "PUT" -> put(exchange, key, sent, fault);
      case "GET" -> {
        if (key.isEmpty()) {
          list(exchange);
        } else {
          get(exchange, key);
        }
      }
      case "DELETE" -> {
        objects.remove(key);
        reply(exchange, 204, new byte[0]);
      }
      default -> error(exchange, 405, "MethodNotAllowed");
    }
  }

  private void put(HttpExchange exchange, String key, byte[] sent, @Nullable Fault fault)
      throws IOException {
    byte[] present = objects.get(key);
    String match = exchange.getRequestHeaders().getFirst("If-Match");
    if (match != null && present == null) {
      error(exchange, 404, "NoSuchKey");
      return;
    }
    boolean refused =
        (match != null && !match.equals(tag(present)))
            || (exchange.getRequestHeaders().containsKey("If-None-Match") && present != null);
    if (refused) {
      error(exchange, 412, "PreconditionFailed");
      return;
    }
    boolean chunked =
        String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Content-Sha256"))
            .startsWith("STREAMING-");
    byte[] content = chunked ? unchunked(sent) : sent;
    objects.put(key, content);
    if (fault == Fault.RESPONSE_LOST) {
      exchange.getResponseHeaders().set("ETag", tag(content));
      exchange.sendResponseHeaders(500, -1);
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("ETag", tag(content));
    reply(exchange, 200, new byte[0]);
  }

  private void get(HttpExchange exchange, String key) throws IOException {
    byte[] content = objects.get(key);
    if (content == null) {
      error(exchange, 404, "NoSuchKey");
      return;
    }
    exchange.getResponseHeaders().set("ETag", tag(content));
    reply(exchange, 200, content);
  }

  private void list(HttpExchange exchange) throws IOException {
    Map<String, String> query =
        Stream.of(exchange.getRequestURI().getRawQuery().split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0],
                    pair ->
                        pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    String prefix = query.getOrDefault("prefix", "");
    String after = query.getOrDefault("continuation-token", "");
    StringBuilder xml = new StringBuilder("<ListBucketResult>");
    String last = "";
    int entries = 0;
    boolean truncated = false;
    for (Map.Entry<String, byte[]> object : objects.tailMap(after, false).entrySet()) {
      if (!object.getKey().startsWith(prefix)) {
        continue;
      }
      if (entries++ == PAGE) {
        truncated = true;
        break;
      }
      last = object.getKey();
      xml.append(
          "<Contents><Key>%s</Key><Size>%d</Size></Contents>"
              .formatted(last, object.getValue().length));
    }
    xml.append("<IsTruncated>%s</IsTruncated>".formatted(truncated));
    xml.append(truncated ? "<NextContinuationToken>" + last + "</NextContinuationToken>" : "");
    reply(
        exchange,
        200,
        xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Undoes the SDK's chunked upload: `<hex length>;chunk-signature=..`, the bytes, and so on.
  private static byte[] unchunked(byte[] sent) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    InputStream stream = new ByteArrayInputStream(sent);
    while (true) {
      StringBuilder header = new StringBuilder();
      for (int next = stream.read(); next != '\n'; next = stream.read()) {
        header.append((char) next);
      }
      int length = HexFormat.fromHexDigits(header.toString().strip().split(";", 2)[0]);
      if (length == 0) {
        return content.toByteArray();
      }
      content.write(stream.readNBytes(length));
      stream.skipNBytes(2);
    }
  }

  private static String tag(byte @Nullable [] content) {
    return content == null
        ? ""
        : "\"" + Integer.toHexString(java.util.Arrays.hashCode(content)) + "\"";
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    String xml = "<Error><Code>%s</Code><Message>%s here</Message></Error>".formatted(code, code);
    reply(exchange, status, xml.getBytes(StandardCharsets.UTF_8));
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
