package dev.spotifylake.cli.engine;

/// Runs SQL queries over the tables and views of one lake. It never changes the lake.
public interface QueryEngine extends AutoCloseable {
  /// Runs one query and hands over its result as it arrives: the columns once, then each row.
  ///
  /// @throws dev.spotifylake.common.LakeException where the SQL is wrong or not read-only; its
  ///   message names the line and column
  void query(String sql, ResultConsumer consumer);

  /// Runs one query whose result is known to be short.
  default QueryResult query(String sql) {
    return QueryResult.of(this, sql);
  }

  @Override
  void close();
}
