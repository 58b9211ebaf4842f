package dev.spotifylake.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;

/// The class that is made of a row record: its table's definition, and one that reads any column by
/// its number, since a class per column would be a hundred to load.
final class TableSource {
  static final String DEFINITION = "DEFINITION";

  private static final String VALUE = "Value";
  private static final TypeName CELL =
      ClassName.OBJECT.annotated(
          AnnotationSpec.builder(ClassName.bestGuess(LakeTypes.NULLABLE)).build());

  private final RowRecord row;

  TableSource(RowRecord row) {
    this.row = row;
  }

  /// The class that holds the definition of a row record's table.
  static ClassName nameFor(RowRecord row) {
    return ClassName.get(row.packageName(), String.join("_", row.type().simpleNames()) + "Table");
  }

  TypeSpec type() {
    return TypeSpec.classBuilder(nameFor(row))
        .addOriginatingElement(row.element())
        .addAnnotation(
            AnnotationSpec.builder(Generated.class)
                .addMember("value", "$S", LakeTableProcessor.class.getName())
                .build())
        .addModifiers(Modifier.FINAL)
        .addField(definition())
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addType(value())
        .build();
  }

  private FieldSpec definition() {
    CodeBlock.Builder columns = CodeBlock.builder();
    String separator = "";
    for (int number = 0; number < row.columns().size(); number++) {
      RowColumn column = row.columns().get(number);
      columns.add(separator + "\n");
      columns.add(
          "new $T($S, $T.$L, $L, $S, new $L($L))",
          LakeTypes.COLUMN_DEFINITION,
          column.name(),
          LakeTypes.COLUMN_TYPE,
          column.type(),
          column.nullable(),
          column.doc(),
          VALUE,
          number);
      separator = ",";
    }
    return FieldSpec.builder(LakeTypes.TABLE_DEFINITION, DEFINITION)
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "new $T($S, $S, $T.$L, $T.of($L), $L, $T.of($L))",
            LakeTypes.TABLE_DEFINITION,
            row.name(),
            row.oneRowIs(),
            LakeTypes.PARTITION,
            row.partition(),
            List.class,
            row.key().stream().map(key -> CodeBlock.of("$S", key)).collect(CodeBlock.joining(", ")),
            sources(),
            List.class,
            columns.build())
        .build();
  }

  private CodeBlock sources() {
    if (row.fedBy().isEmpty()) {
      return CodeBlock.of("$T.noneOf($T.class)", EnumSet.class, LakeTypes.SOURCE);
    }
    CodeBlock constants =
        row.fedBy().stream()
            .map(source -> CodeBlock.of("$T.$L", LakeTypes.SOURCE, source))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("$T.of($L)", EnumSet.class, constants);
  }

  private TypeSpec value() {
    return TypeSpec.recordBuilder(VALUE)
        .addModifiers(Modifier.PRIVATE)
        .recordConstructor(
            MethodSpec.constructorBuilder().addParameter(TypeName.INT, "column").build())
        .addSuperinterface(
            ParameterizedTypeName.get(ClassName.get(Function.class), LakeTypes.ROW, CELL))
        .addMethod(
            MethodSpec.methodBuilder("apply")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(CELL)
                .addParameter(LakeTypes.ROW, "any")
                .addCode(cells())
                .build())
        .build();
  }

  private CodeBlock cells() {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("$T row = ($T) any", row.type(), row.type());
    code.beginControlFlow("return switch (column)");
    for (int number = 0; number < row.columns().size(); number++) {
      code.addStatement("case $L -> row.$L", number, row.columns().get(number).accessor());
    }
    code.addStatement("default -> throw new $T(column)", IndexOutOfBoundsException.class);
    return code.addStatement("$<}").build();
  }
}
