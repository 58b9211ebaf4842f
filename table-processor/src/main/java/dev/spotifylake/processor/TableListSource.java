package dev.spotifylake.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;

/// The class that lists the tables of a package. It compares classes, so that a definition is
/// loaded only when its own record is asked for, and none is found by name.
final class TableListSource {
  private static final TypeName ROW_TYPE =
      ParameterizedTypeName.get(
          ClassName.get(Class.class), WildcardTypeName.subtypeOf(LakeTypes.ROW));
  private static final ClassName NULLABLE = ClassName.bestGuess(LakeTypes.NULLABLE);

  private final Collection<RowRecord> rows;

  /// @throws NoTableException if two tables have one position
  TableListSource(List<RowRecord> rows) throws NoTableException {
    Map<Integer, RowRecord> byPosition = new TreeMap<>();
    for (RowRecord row : rows) {
      RowRecord other = byPosition.put(row.position(), row);
      if (other != null) {
        throw new NoTableException(
            row.element(),
            row.element().getSimpleName()
                + " has position "
                + row.position()
                + ", and so has "
                + other.element().getSimpleName());
      }
    }
    this.rows = byPosition.values();
  }

  TypeSpec type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder("RowTables")
            .addAnnotation(
                AnnotationSpec.builder(Generated.class)
                    .addMember("value", "$S", LakeTableProcessor.class.getName())
                    .build())
            .addModifiers(Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(list("rowTypes", ROW_TYPE, row -> CodeBlock.of("$T.class", row.type())))
            .addMethod(list("all", LakeTypes.TABLE_DEFINITION, TableListSource::definition))
            .addMethod(of());
    rows.forEach(row -> type.addOriginatingElement(row.element()));
    return type.build();
  }

  private MethodSpec list(String name, TypeName element, Function<RowRecord, CodeBlock> code) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.STATIC)
        .returns(ParameterizedTypeName.get(ClassName.get(List.class), element))
        .addStatement(
            "return $T.of($L)",
            List.class,
            rows.stream().map(code).collect(CodeBlock.joining(",\n", "\n", "")))
        .build();
  }

  private MethodSpec of() {
    MethodSpec.Builder of =
        MethodSpec.methodBuilder("of")
            .addModifiers(Modifier.STATIC)
            .returns(LakeTypes.TABLE_DEFINITION.annotated(AnnotationSpec.builder(NULLABLE).build()))
            .addParameter(ROW_TYPE, "rowType");
    for (RowRecord row : rows) {
      of.beginControlFlow("if (rowType == $T.class)", row.type())
          .addStatement("return $L", definition(row))
          .endControlFlow();
    }
    return of.addStatement("return null").build();
  }

  private static CodeBlock definition(RowRecord row) {
    return CodeBlock.of("$T.$L", TableSource.nameFor(row), TableSource.DEFINITION);
  }
}
