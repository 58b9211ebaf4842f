package dev.spotifylake.cli.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Receives a result row by row, so that a long one need not fit into memory.
public interface ResultConsumer {
  /// Called once, before any row.
  void columns(List<ResultColumn> columns);

  /// @param values one per column: String, Boolean, Long, BigInteger, BigDecimal, Double,
  ///   LocalDate, Instant or null; other types of an engine arrive as text
  void row(List<@Nullable Object> values);
}
