package dev.spotifylake.cli.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The names that Java sources declare, and their string literals, by javac's own parser.
///
/// @param names of types, methods, fields, record components, enum constants, parameters and local
///   variables
/// @param texts string literals and text blocks
record DeclaredNames(List<Occurrence> names, List<Occurrence> texts) {
  /// @param file relative to the root of the checkout
  record Occurrence(String file, String text) {}

  static DeclaredNames of(SourceTree tree, List<String> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DeclaredNames declared = new DeclaredNames(new ArrayList<>(), new ArrayList<>());
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> paths = files.stream().map(tree::path).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  problem -> {}, // the build compiles them; here only names count
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(paths));
      for (CompilationUnitTree unit : task.parse()) {
        String file = tree.nameOf(Path.of(unit.getSourceFile().toUri()));
        unit.accept(declared.new Collector(file), null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return declared;
  }

  private final class Collector extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final String file;

    Collector(String file) {
      this.file = file;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      name(type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      name(method.getName().toString());
      return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
      name(variable.getName().toString());
      return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
      if (literal.getValue() instanceof String text) {
        texts.add(new Occurrence(file, text));
      }
      return super.visitLiteral(literal, null);
    }

    private void name(String name) {
      names.add(new Occurrence(file, name));
    }
  }
}
