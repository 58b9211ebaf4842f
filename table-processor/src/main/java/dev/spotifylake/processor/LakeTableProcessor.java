package dev.spotifylake.processor;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/// Makes the definition of a table, `PlayRowTable` of `PlayRow`, while the record is compiled. Read
/// off the record as a program starts, definitions and accessors were a tenth of what a transform
/// of one page took; and a record that is no table is an error at its own line.
@SupportedAnnotationTypes(LakeTypes.LAKE_TABLE)
public final class LakeTableProcessor extends AbstractProcessor {
  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement lakeTable : annotations) {
      for (Element record : round.getElementsAnnotatedWith(lakeTable)) {
        make((TypeElement) record);
      }
    }
    return false; // whoever else asks for the annotation sees it too
  }

  private void make(TypeElement record) {
    try {
      RowRecord row = new RowRecord(record, processingEnv.getElementUtils());
      TableSource source = new TableSource(row);
      JavaFile.builder(row.packageName(), source.type())
          .skipJavaLangImports(true)
          .indent("  ")
          .build()
          .writeTo(processingEnv.getFiler());
    } catch (NoTableException noTable) {
      error(noTable.at(), String.valueOf(noTable.getMessage()));
    } catch (IOException e) {
      error(record, "cannot write the definition of " + record + ": " + e);
    }
  }

  private void error(Element at, String message) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, at);
  }
}
