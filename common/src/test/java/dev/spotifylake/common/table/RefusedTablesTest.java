package dev.spotifylake.common.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.processor.LakeTableProcessor;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is no table does not compile, and the compiler says where and why.
final class RefusedTablesTest {
  private static final String HEADER =
      """
      import dev.spotifylake.common.table.*;
      @LakeTable(position = 1, name = "songs", oneRowIs = "a song", key = "a")
      """;

  @TempDir private Path made;

  @Test
  void aColumnWithoutDocumentation() {
    assertThat(errors("record Song(Observation observation, String a) implements Row {}"))
        .containsExactly("line 3: Song.a lacks @Doc: every column says what it means");
  }

  @Test
  void aTypeTheLakeDoesNotHave() {
    assertThat(
            errors(
                """
                record Song(
                    Observation observation,
                    @Doc("odd") StringBuilder a) implements Row {}
                """))
        .containsExactly(
            "line 5: Song.a has type java.lang.StringBuilder; expected one of String, Integer,"
                + " Long, Double, Boolean, LocalDate, Instant");
  }

  @Test
  void aPrimitiveWhichCannotBeUnknown() {
    assertThat(errors("record Song(Observation observation, @Doc(\"n\") int a) implements Row {}"))
        .singleElement()
        .asString()
        .startsWith("line 3: Song.a has type int; expected one of String, Integer,");
  }

  @Test
  void anObservationThatIsNotTheBeginning() {
    assertThat(
            errors("record Song(@Doc(\"a\") String a, Observation observation) implements Row {}"))
        .containsExactly("line 3: Song must begin with its Observation");
  }

  @Test
  void aClassThatIsNoRecord() {
    assertThat(errors("final class Song {}"))
        .containsExactly("line 3: Song is not a table: expected a record with @LakeTable");
  }

  @Test
  void twoTablesAtOnePosition() {
    assertThat(
            errors(
                """
                record Song(Observation observation, @Doc("a") String a) implements Row {}
                @LakeTable(position = 1, name = "tunes", oneRowIs = "a tune", key = "a")
                record Tune(Observation observation, @Doc("a") String a) implements Row {}
                """))
        .containsExactly("line 5: Tune has position 1, and so has Song");
  }

  @Test
  void aTableIsAccepted() {
    assertThat(
            errors("record Song(Observation observation, @Doc(\"a\") String a) implements Row {}"))
        .isEmpty();
  }

  private List<String> errors(String declaration) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            null,
            null,
            diagnostics,
            List.of("-proc:only", "-d", made.toString()),
            null,
            List.of(new Source(HEADER + declaration)));
    task.setProcessors(List.of(new LakeTableProcessor()));
    task.call();
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(
            diagnostic ->
                "line " + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
        .toList();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String code) {
      super(URI.create("string:///Song.java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
