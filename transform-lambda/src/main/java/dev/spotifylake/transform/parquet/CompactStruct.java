package dev.spotifylake.transform.parquet;

import java.nio.charset.StandardCharsets;

/// Writes structures in Thrift's compact protocol, which is how Parquet writes its headers and its
/// footer. Fields must come in the order of their numbers; whoever begins a structure ends it.
final class CompactStruct {
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int SHORT = 4;
  private static final int INT = 5;
  private static final int LONG = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  // Beyond this the distance to the field before, or the length of a list, has a byte of its own.
  private static final int LARGEST_NIBBLE = 15;

  // The footer's structures lie six deep.
  private final int[] outerFields = new int[16];
  private final GrowingBytes to;
  private int depth;
  private int lastField;

  CompactStruct(GrowingBytes to) {
    this.to = to;
  }

  private void field(int number, int type) {
    int distance = number - lastField;
    if (distance <= 0 || distance > LARGEST_NIBBLE) {
      throw new IllegalStateException("field " + number + " after field " + lastField);
    }
    to.put(distance << 4 | type);
    lastField = number;
  }

  private void putSigned(long number) {
    to.putUnsigned(number << 1 ^ number >> 63);
  }

  CompactStruct small(int field, int value) {
    field(field, SHORT);
    putSigned((short) value);
    return this;
  }

  CompactStruct integer(int field, int value) {
    field(field, INT);
    putSigned(value);
    return this;
  }

  CompactStruct big(int field, long value) {
    field(field, LONG);
    putSigned(value);
    return this;
  }

  CompactStruct bool(int field, boolean value) {
    field(field, value ? TRUE : FALSE);
    return this;
  }

  CompactStruct text(int field, String value) {
    return binary(field, value.getBytes(StandardCharsets.UTF_8));
  }

  CompactStruct binary(int field, byte[] value) {
    field(field, BINARY);
    element(value);
    return this;
  }

  /// Begins a structure in a field.
  CompactStruct begin(int field) {
    field(field, STRUCT);
    return beginElement();
  }

  /// Begins a structure that is the element of a list.
  CompactStruct beginElement() {
    outerFields[depth++] = lastField;
    lastField = 0;
    return this;
  }

  /// Ends the structure begun last.
  CompactStruct end() {
    lastField = outerFields[--depth];
    return finish();
  }

  /// Ends the outermost structure.
  CompactStruct finish() {
    to.put(0);
    return this;
  }

  /// A structure in a field that is there and has no fields itself.
  CompactStruct empty(int field) {
    return begin(field).end();
  }

  CompactStruct listOfStructs(int field, int count) {
    return list(field, count, STRUCT);
  }

  CompactStruct listOfTexts(int field, int count) {
    return list(field, count, BINARY);
  }

  CompactStruct listOfIntegers(int field, int count) {
    return list(field, count, INT);
  }

  private CompactStruct list(int field, int count, int type) {
    field(field, LIST);
    if (count < LARGEST_NIBBLE) {
      to.put(count << 4 | type);
    } else {
      to.put(LARGEST_NIBBLE << 4 | type);
      to.putUnsigned(count);
    }
    return this;
  }

  CompactStruct element(int value) {
    putSigned(value);
    return this;
  }

  CompactStruct element(byte[] value) {
    to.putUnsigned(value.length);
    to.put(value);
    return this;
  }
}
