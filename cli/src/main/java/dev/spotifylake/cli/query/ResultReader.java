package dev.spotifylake.cli.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Receives an answer row by row, so that a long one need not fit into memory.
public interface ResultReader {
  /// Called once, before any row.
  void columns(List<ResultColumn> columns);

  /// @param values one per column: String, Boolean, Long, BigInteger, BigDecimal, Double,
  ///   LocalDate, Instant or null; other types of an engine come as their text
  void row(List<@Nullable Object> values);
}
