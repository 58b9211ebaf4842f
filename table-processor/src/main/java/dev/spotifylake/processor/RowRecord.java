package dev.spotifylake.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/// What a row record says of its table.
final class RowRecord {
  private static final Pattern WORD_BEGIN = Pattern.compile("(?<=[a-z])(?=[A-Z0-9])");

  private final TypeElement record;
  private final Elements elements;
  private final Map<? extends ExecutableElement, ? extends AnnotationValue> table;
  private final List<RowColumn> columns = new ArrayList<>();

  RowRecord(TypeElement record, Elements elements) throws NoTableException {
    this.record = record;
    this.elements = elements;
    AnnotationMirror lakeTable = annotation(record.getAnnotationMirrors(), LakeTypes.LAKE_TABLE);
    if (lakeTable == null || record.getKind() != ElementKind.RECORD) {
      throw new NoTableException(
          record, record.getSimpleName() + " is not a table: expected a record with @LakeTable");
    }
    this.table = elements.getElementValuesWithDefaults(lakeTable);
    for (RecordComponentElement component : record.getRecordComponents()) {
      if (typeName(component).equals(LakeTypes.OBSERVATION)) {
        addObservation(component);
      } else {
        columns.add(column(component, record, ""));
      }
    }
  }

  private void addObservation(RecordComponentElement observation) throws NoTableException {
    if (!columns.isEmpty()) {
      throw new NoTableException(
          observation, record.getSimpleName() + " must begin with its Observation");
    }
    TypeElement type = (TypeElement) ((DeclaredType) observation.asType()).asElement();
    String accessor = observation.getSimpleName() + "().";
    for (RecordComponentElement component : type.getRecordComponents()) {
      columns.add(column(component, type, accessor));
    }
  }

  private static RowColumn column(
      RecordComponentElement component, TypeElement owner, String holder) throws NoTableException {
    String where = owner.getSimpleName() + "." + component.getSimpleName();
    AnnotationMirror doc = annotation(component.getAnnotationMirrors(), LakeTypes.DOC);
    if (doc == null) {
      throw new NoTableException(component, where + " lacks @Doc: every column says what it means");
    }
    String type = LakeTypes.COLUMN_TYPES.get(typeName(component));
    if (type == null) {
      throw new NoTableException(
          component,
          where
              + " has type "
              + component.asType()
              + "; expected one of String, Integer, Long, Double, Boolean, LocalDate, Instant");
    }
    return new RowColumn(
        snakeCase(component.getSimpleName().toString()),
        type,
        isNullable(component),
        (String) doc.getElementValues().values().iterator().next().getValue(),
        holder + component.getSimpleName() + "()");
  }

  private static String typeName(RecordComponentElement component) {
    return component.asType() instanceof DeclaredType type
        ? ((TypeElement) type.asElement()).getQualifiedName().toString()
        : component.asType().toString();
  }

  private static boolean isNullable(RecordComponentElement component) {
    return annotation(component.asType().getAnnotationMirrors(), LakeTypes.NULLABLE) != null;
  }

  private static @Nullable AnnotationMirror annotation(
      List<? extends AnnotationMirror> annotations, String name) {
    for (AnnotationMirror annotation : annotations) {
      Element type = annotation.getAnnotationType().asElement();
      if (((TypeElement) type).getQualifiedName().contentEquals(name)) {
        return annotation;
      }
    }
    return null;
  }

  private static String snakeCase(String camelCase) {
    return WORD_BEGIN.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  TypeElement element() {
    return record;
  }

  String packageName() {
    return elements.getPackageOf(record).getQualifiedName().toString();
  }

  ClassName type() {
    return ClassName.get(record);
  }

  List<RowColumn> columns() {
    return columns;
  }

  int position() {
    return (Integer) value("position");
  }

  String name() {
    return (String) value("name");
  }

  String oneRowIs() {
    return (String) value("oneRowIs");
  }

  /// A constant of `Partition`.
  String partition() {
    return constant(value("partition"));
  }

  List<String> key() {
    return list("key").stream().map(String.class::cast).toList();
  }

  /// Constants of `Source`.
  List<String> fedBy() {
    return list("fedBy").stream().map(RowRecord::constant).toList();
  }

  private static String constant(Object value) {
    return ((VariableElement) value).getSimpleName().toString();
  }

  private List<Object> list(String name) {
    List<Object> values = new ArrayList<>();
    for (Object value : (List<?>) value(name)) {
      values.add(((AnnotationValue) value).getValue());
    }
    return values;
  }

  private Object value(String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        table.entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return entry.getValue().getValue();
      }
    }
    throw new IllegalStateException("@LakeTable has no " + name);
  }
}
