package dev.spotifylake.transform.parquet;

/// What a column holds, and how Parquet names it.
public enum ParquetType {
  BOOLEAN(0, 1),
  INT(1, 4),
  BIGINT(2, 8),
  DOUBLE(5, 8),
  STRING(6, 4),
  /// Days since 1970-01-01.
  DATE(1, 4),
  /// Milliseconds since 1970-01-01T00:00Z.
  TIMESTAMP(2, 8);

  private final int physicalType;
  private final int plainWidth;

  ParquetType(int physicalType, int plainWidth) {
    this.physicalType = physicalType;
    this.plainWidth = plainWidth;
  }

  int physicalType() {
    return physicalType;
  }

  /// Bytes a number takes; of a text, those of its length.
  int plainWidth() {
    return plainWidth;
  }

  /// Says in a schema element, of which the name and what stands before it are written, what the
  /// physical type means: once as old readers know it, once as it is written since 2018.
  void putMeaning(CompactStruct element) {
    switch (this) {
      case STRING -> element.integer(6, 0).begin(10).empty(1).end();
      case DATE -> element.integer(6, 6).begin(10).empty(6).end();
      case TIMESTAMP -> {
        element.integer(6, 9).begin(10).begin(8).bool(1, true);
        element.begin(2).empty(1).end().end().end();
      }
      case BOOLEAN, INT, BIGINT, DOUBLE -> {}
    }
  }
}
