package dev.spotifylake.it.trino;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An S3 server whose buckets are folders. It serves reads only and records which objects are read.
final class ReadOnlyBuckets implements AutoCloseable {
  // As many as S3 lists at once.
  private static final int PAGE = 1_000;
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  private record Bucket(Path folder, Set<String> keysRead) {}

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  ReadOnlyBuckets() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// @param folder may be served as more than one bucket
  void add(String bucket, Path folder) {
    buckets.put(bucket, new Bucket(folder, new ConcurrentSkipListSet<>()));
  }

  /// The keys of a bucket that were read since the last call of this method, in order.
  List<String> keysReadSinceLastCall(String bucket) {
    Set<String> read = bucket(bucket).keysRead();
    List<String> keys = List.copyOf(read);
    read.clear();
    return keys;
  }

  private Bucket bucket(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      throw new IllegalArgumentException("no bucket " + name + "; there are " + buckets.keySet());
    }
    return bucket;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
      String key = path.length < 2 ? "" : path[1];
      Bucket bucket = bucket(path[0]);
      if (key.isEmpty()) {
        list(exchange, bucket.folder(), query(exchange.getRequestURI().getRawQuery()));
      } else {
        get(exchange, bucket, key);
      }
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(
          parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  private static void list(HttpExchange exchange, Path folder, Map<String, String> query)
      throws IOException {
    String prefix = query.getOrDefault("prefix", "");
    String after = query.getOrDefault("continuation-token", query.getOrDefault("start-after", ""));
    List<String> keys = keys(folder, prefix).filter(key -> key.compareTo(after) > 0).toList();
    List<String> page = keys.subList(0, Math.min(PAGE, keys.size()));
    StringBuilder xml = new StringBuilder("<ListBucketResult>");
    xml.append("<KeyCount>").append(page.size()).append("</KeyCount>");
    xml.append("<IsTruncated>").append(page.size() < keys.size()).append("</IsTruncated>");
    if (page.size() < keys.size()) {
      xml.append("<NextContinuationToken>").append(page.getLast());
      xml.append("</NextContinuationToken>");
    }
    for (String key : page) {
      xml.append("<Contents><Key>").append(key).append("</Key>");
      xml.append("<LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>\"0\"</ETag><Size>");
      xml.append(Files.size(folder.resolve(key))).append("</Size></Contents>");
    }
    byte[] body = xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static Stream<String> keys(Path root, String prefix) throws IOException {
    Path folder = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(key -> key.startsWith(prefix))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static void get(HttpExchange exchange, Bucket bucket, String key) throws IOException {
    Path file = bucket.folder().resolve(key);
    if (!Files.isRegularFile(file)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    long size = Files.size(file);
    exchange.getResponseHeaders().set("ETag", "\"0\"");
    exchange.getResponseHeaders().set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(size));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    bucket.keysRead().add(key);
    send(exchange, file, size);
  }

  private static void send(HttpExchange exchange, Path file, long size) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Range");
    Matcher range = RANGE.matcher(header == null ? "" : header);
    long from = 0;
    long to = size - 1;
    boolean part = range.matches();
    if (part) {
      String first = range.group(1);
      String last = range.group(2);
      from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
      to = first.isEmpty() || last.isEmpty() ? to : Math.min(to, Long.parseLong(last));
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, to, size));
    }
    long length = to - from + 1;
    exchange.sendResponseHeaders(part ? 206 : 200, length == 0 ? -1 : length);
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = exchange.getResponseBody()) {
      in.skipNBytes(from);
      out.write(in.readNBytes(Math.toIntExact(length)));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
