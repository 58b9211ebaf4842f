package dev.spotifylake.it.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// Unpacks a deployment package as Lambda does: a jar's entries under `/var/task`.
public final class TaskRoot {
  private TaskRoot() {}

  /// Unpacked once for each build of the jar.
  ///
  /// @param module such as `extract-lambda`
  public static synchronized Path ofModule(String module) throws IOException {
    Path jar = Path.of("..", module, "target", module + ".jar");
    if (!Files.exists(jar)) {
      throw new IOException(
          jar
              + " is not built; expected the shaded jar: run ./mvnw verify -pl integration-tests"
              + " -am");
    }
    String build = Long.toHexString(Files.getLastModifiedTime(jar).toMillis());
    Path root = Path.of("target", "task-roots", module + "-" + build).toAbsolutePath();
    if (Files.exists(root)) {
      return root;
    }
    Path unpacked = Files.createTempDirectory(Path.of("target"), module).toAbsolutePath();
    unpack(jar, unpacked);
    Files.createDirectories(root.getParent());
    return Files.move(unpacked, root);
  }

  private static void unpack(Path jar, Path into) throws IOException {
    try (JarFile entries = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> all = entries.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException(jar + " has an entry outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = entries.getInputStream(entry)) {
          Files.copy(content, target);
        }
      }
    }
  }
}
