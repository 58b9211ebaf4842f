import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Checks or applies google-java-format to every Java file below a folder.
///
/// Run by the build as `java Format.java check|apply FOLDER`, with the formatter on the class path.
/// It runs in the project's JDK and not inside Maven, so that it works whichever Java Maven itself
/// was started with.
final class Format {

  public static void main(String[] arguments) throws Exception {
    String mode = arguments[0];
    Path root = Path.of(arguments[1]);
    List<String> files = javaFilesBelow(root);
    List<String> options =
        switch (mode) {
          case "check" -> List.of("--dry-run", "--set-exit-if-changed");
          case "apply" -> List.of("--replace");
          default ->
              throw new IllegalArgumentException("format: '" + mode + "', expected check or apply");
        };
    String[] command = Stream.concat(options.stream(), files.stream()).toArray(String[]::new);
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int status = new Main(out, err, InputStream.nullInputStream()).format(command);
    if (status != 0 && mode.equals("check")) {
      err.println(
          "The files above are not formatted. Format them by: ./mvnw -q -N validate"
              + " -Dformat=apply");
    }
    System.exit(status);
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
      if (part.toString().equals("target")) {
        return true;
      }
    }
    return false;
  }

  private Format() {}
}
