package dev.spotifylake.it.s3;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// An S3 server over a folder, in a process of its own: a bucket is a folder, an object a file. All
/// tests of a build share one, each with buckets of its own.
public final class S3Proxy {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final AtomicInteger LAKES = new AtomicInteger();
  private static @Nullable S3Proxy shared;

  private final Path folder;
  private final int port;

  private S3Proxy(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /// Runs until this process ends.
  public static synchronized S3Proxy shared() throws IOException {
    S3Proxy proxy = shared;
    if (proxy == null) {
      Path work = Files.createTempDirectory(Path.of("target"), "s3proxy-").toAbsolutePath();
      proxy = start(Files.createDirectories(work.resolve("buckets")), work);
      shared = proxy;
    }
    return proxy;
  }

  private static S3Proxy start(Path folder, Path work) throws IOException {
    int port = freePort();
    Path settings =
        Files.writeString(
            work.resolve("s3proxy.properties"),
            """
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.authorization=none
            s3proxy.ignore-unknown-headers=true
            jclouds.provider=filesystem-nio2
            jclouds.identity=local
            jclouds.credential=local
            jclouds.filesystem.basedir=%s
            """
                .formatted(port, folder));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                Path.of("target", "s3proxy", "s3proxy.jar").toAbsolutePath().toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("s3proxy.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    S3Proxy proxy = new S3Proxy(folder, port);
    Awaitility.await("the S3 server").atMost(START_LIMIT).until(proxy::acceptsConnections);
    return proxy;
  }

  /// A prefix for the names of one lake's buckets, so that lakes whose buckets have the same name
  /// are apart.
  public static String newPrefix() {
    return "lake%03d-".formatted(LAKES.incrementAndGet());
  }

  /// Adds an empty bucket.
  ///
  /// @return its folder
  public Path create(String bucket) throws IOException {
    return Files.createDirectories(folder.resolve(bucket));
  }

  /// Removes a bucket with all objects.
  public static void delete(Path bucket) throws IOException {
    try (Stream<Path> files = Files.walk(bucket)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        // The server may be ending the put of a function that was killed.
        Files.deleteIfExists(file);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean acceptsConnections() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Puts an object without passing a test's front.
  public void put(String bucket, String key, byte[] content)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(url() + "/" + bucket + "/" + key))
                  .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(
            "put of " + key + ": " + response.statusCode() + " " + response.body());
      }
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }
}
