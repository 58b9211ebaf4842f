package dev.spotifylake.processor;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/// Generates, while row records are compiled, the definition of each table (`PlayRowTable` of
/// `PlayRow`) and the list of a package's tables (`RowTables`). Read off the records as a program
/// starts, definitions and accessors were a tenth of what a transform of one page took. A record
/// that is no table is an error at its own line.
@SupportedAnnotationTypes(LakeTypes.LAKE_TABLE)
public final class LakeTableProcessor extends AbstractProcessor {
  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Map<String, List<RowRecord>> rowsByPackage = new TreeMap<>();
    for (TypeElement lakeTable : annotations) {
      for (Element record : round.getElementsAnnotatedWith(lakeTable)) {
        define((TypeElement) record, rowsByPackage);
      }
    }
    rowsByPackage.forEach(this::list);
    return false; // another processor may want the annotation too
  }

  private void define(TypeElement record, Map<String, List<RowRecord>> rowsByPackage) {
    try {
      RowRecord row = new RowRecord(record, processingEnv.getElementUtils());
      rowsByPackage.computeIfAbsent(row.packageName(), name -> new ArrayList<>()).add(row);
      write(row.packageName(), new TableSource(row).type(), record);
    } catch (NoTableException noTable) {
      error(noTable.at(), String.valueOf(noTable.getMessage()));
    }
  }

  private void list(String packageName, List<RowRecord> rows) {
    try {
      write(packageName, new TableListSource(rows).type(), rows.getFirst().element());
    } catch (NoTableException noTable) {
      error(noTable.at(), String.valueOf(noTable.getMessage()));
    }
  }

  private void write(String packageName, TypeSpec type, TypeElement at) {
    try {
      JavaFile.builder(packageName, type)
          .skipJavaLangImports(true)
          .indent("  ")
          .build()
          .writeTo(processingEnv.getFiler());
    } catch (IOException e) {
      error(at, "cannot write " + type.name() + ": " + e);
    }
  }

  private void error(Element at, String message) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, at);
  }
}
