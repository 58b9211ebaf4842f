package dev.spotifylake.it;

import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/// What a test needs and not every machine has. Without it the test is skipped with one printed
/// line. With `REQUIRE_ALL=true`, as in the workflow, it fails instead.
public enum Requirement {
  /// The runtime client's native part is built for Linux.
  LINUX("Linux, for the native part of Lambda's runtime client") {
    @Override
    boolean met() {
      return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }
  };

  private final String what;

  Requirement(String what) {
    this.what = what;
  }

  abstract boolean met();

  /// Goes on, skips, or fails.
  public void check(Class<?> test) {
    if (!met()) {
      skip(test, what);
    }
  }

  /// Skips the test and prints why.
  public static void skip(Class<?> test, String what) {
    skip(
        test,
        what,
        Boolean.parseBoolean(System.getenv("REQUIRE_ALL")),
        line -> System.out.println(line));
  }

  static void skip(Class<?> test, String what, boolean requireAll, Consumer<String> terminal) {
    String line = test.getSimpleName() + " is skipped; it needs " + what;
    terminal.accept(line);
    if (requireAll) {
      throw new AssertionError(line + " (REQUIRE_ALL=true)");
    }
    Assumptions.abort(line);
  }
}
