package dev.spotifylake.cli.query;

import dev.spotifylake.common.sql.SqlSetting;
import java.util.function.BooleanSupplier;

/// A lake that is open for questions, wherever it lies.
///
/// @param setting whose clock and which day saved questions are asked by, in the engine's SQL
/// @param name as a person named the lake
/// @param demo whether its data is simulated; looked up when it is asked for
public record QueriedLake(QueryEngine engine, SqlSetting setting, String name, BooleanSupplier demo)
    implements AutoCloseable {
  @Override
  public void close() {
    engine.close();
  }
}
