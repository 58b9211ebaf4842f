import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Checks or applies google-java-format to every Java file below a folder.
///
/// Run by the build as `java Format.java check|apply FOLDER REPORT`, with the formatter on the
/// class path. It runs in the project's JDK and not inside Maven, so that it works whichever Java
/// Maven itself was started with. A check that finds something writes what it found to the file
/// REPORT, which otherwise does not exist; a later step of the build fails if it does.
final class Format {
  // Folders of files that others made: builds, and what npm brings (templates of Java among it).
  private static final Set<String> BUILT = Set.of("target", "node_modules", "cdk.out");

  public static void main(String[] arguments) throws Exception {
    String mode = arguments[0];
    List<String> files = javaFilesBelow(Path.of(arguments[1]));
    Path report = Path.of(arguments[2]);
    Files.deleteIfExists(report);
    switch (mode) {
      case "check" -> check(files, report);
      case "apply" -> apply(files);
      default -> throw new IllegalArgumentException("format=" + mode + ", not check or apply");
    }
  }

  private static void check(List<String> files, Path report) throws Exception {
    StringWriter found = new StringWriter();
    if (format(List.of("--dry-run", "--set-exit-if-changed"), files, found) != 0) {
      System.err.print("Not formatted:\n" + found);
      Files.writeString(report, found.toString());
    }
  }

  private static void apply(List<String> files) throws Exception {
    StringWriter found = new StringWriter();
    int status = format(List.of("--replace"), files, found);
    System.err.print(found);
    System.exit(status);
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
