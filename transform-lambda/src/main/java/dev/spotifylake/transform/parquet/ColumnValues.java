package dev.spotifylake.transform.parquet;

import org.jspecify.annotations.Nullable;

/// The values of a column in a row group, of which those of the open page are still to be written.
sealed interface ColumnValues permits BooleanValues, NumberValues, TextValues {
  /// Bytes in memory, about: the open page and the dictionary.
  long heldBytes();

  /// Whether the open page should end before it takes another value.
  boolean pageIsFull();

  /// Writes the values of the open page and forgets them.
  Encoding endPage(GrowingBytes to);

  /// How many entries the dictionary has; 0 where no page was written with one.
  int dictionaryEntries();

  void putDictionary(GrowingBytes to);

  /// The least value as PLAIN writes it, a text without its length; null where there is none or it
  /// cannot be told.
  byte @Nullable [] least();

  byte @Nullable [] greatest();
}
