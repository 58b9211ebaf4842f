import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Checks or applies google-java-format to every Java file below a folder.
///
/// Run by the build as `java Format.java check|apply FOLDER KNOWN`, with the formatter on the class
/// path. It runs in the project's JDK and not inside Maven, so that it works whichever Java Maven
/// itself was started with. The file KNOWN keeps the hashes of formatted files: a check runs the
/// formatter over those files only whose hash it does not hold.
final class Format {
  // Folders of files that others made: builds, and what npm brings (templates of Java among it).
  private static final Set<String> BUILT = Set.of("target", "node_modules", "cdk.out");

  public static void main(String[] arguments) throws Exception {
    String mode = arguments[0];
    List<String> files = javaFilesBelow(Path.of(arguments[1]));
    Path known = Path.of(arguments[2]);
    switch (mode) {
      case "check" -> check(files, known);
      case "apply" -> apply(files, known);
      default -> throw new IllegalArgumentException("format=" + mode + ", not check or apply");
    }
  }

  private static void check(List<String> files, Path known) throws Exception {
    Set<String> formatted = Files.exists(known) ? Set.copyOf(Files.readAllLines(known)) : Set.of();
    Map<String, String> hashes = hashesOf(files);
    List<String> unknown =
        files.stream().filter(file -> !formatted.contains(hashes.get(file))).toList();
    StringWriter found = new StringWriter();
    if (!unknown.isEmpty()
        && format(List.of("--dry-run", "--set-exit-if-changed"), unknown, found) != 0) {
      System.err.print(
          "Not formatted:\n" + found + "Format them: ./mvnw -q -N validate -Dformat=apply\n");
      System.exit(1);
    }
    Files.write(known, hashes.values());
  }

  private static void apply(List<String> files, Path known) throws Exception {
    StringWriter found = new StringWriter();
    int status = format(List.of("--replace"), files, found);
    System.err.print(found);
    if (status == 0) {
      Files.write(known, hashesOf(files).values());
    }
    System.exit(status);
  }

  // The formatter's version is in each, as another one may find other faults.
  private static Map<String, String> hashesOf(List<String> files) throws Exception {
    byte[] version = Main.class.getPackage().getImplementationVersion().getBytes(UTF_8);
    Map<String, String> hashes = new TreeMap<>();
    for (String file : files) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(version);
      digest.update(Files.readAllBytes(Path.of(file)));
      hashes.put(file, HexFormat.of().formatHex(digest.digest()));
    }
    return hashes;
  }

  private static int format(List<String> options, List<String> files, StringWriter found)
      throws Exception {
    PrintWriter out = new PrintWriter(found, true);
    String[] command = Stream.concat(options.stream(), files.stream()).toArray(String[]::new);
    return new Main(out, out, InputStream.nullInputStream()).format(command);
  }

  private static List<String> javaFilesBelow(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !isBuilt(root.relativize(path)))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  private static boolean isBuilt(Path path) {
    for (Path part : path) {
      if (BUILT.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }

  private Format() {}
}
