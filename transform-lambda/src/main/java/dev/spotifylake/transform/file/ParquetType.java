package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.ColumnType;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/// A column type in Parquet's words: for the writer of values, and for the footer of the file.
///
/// @param primitive the stored type, as the writer of values names it
/// @param annotation the meaning of the stored type, as the writer of values names it
/// @param type the stored type, as the footer names it
/// @param convertedType the meaning for readers that do not know logical types
/// @param logicalType the meaning, as the footer names it
record ParquetType(
    PrimitiveTypeName primitive,
    @Nullable LogicalTypeAnnotation annotation,
    Type type,
    @Nullable ConvertedType convertedType,
    @Nullable LogicalType logicalType) {

  static ParquetType of(ColumnType type) {
    return switch (type) {
      case STRING ->
          new ParquetType(
              PrimitiveTypeName.BINARY,
              LogicalTypeAnnotation.stringType(),
              Type.BYTE_ARRAY,
              ConvertedType.UTF8,
              LogicalType.STRING(new StringType()));
      case INT -> plain(PrimitiveTypeName.INT32, Type.INT32);
      case BIGINT -> plain(PrimitiveTypeName.INT64, Type.INT64);
      case DOUBLE -> plain(PrimitiveTypeName.DOUBLE, Type.DOUBLE);
      case BOOLEAN -> plain(PrimitiveTypeName.BOOLEAN, Type.BOOLEAN);
      case DATE ->
          new ParquetType(
              PrimitiveTypeName.INT32,
              LogicalTypeAnnotation.dateType(),
              Type.INT32,
              ConvertedType.DATE,
              LogicalType.DATE(new DateType()));
      case TIMESTAMP ->
          new ParquetType(
              PrimitiveTypeName.INT64,
              LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS),
              Type.INT64,
              ConvertedType.TIMESTAMP_MILLIS,
              LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MILLIS(new MilliSeconds()))));
    };
  }

  private static ParquetType plain(PrimitiveTypeName primitive, Type type) {
    return new ParquetType(primitive, null, type, null, null);
  }
}
