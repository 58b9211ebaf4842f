package dev.spotifylake.cli.query;

/// Answers questions in SQL over the tables and views of one lake. It only reads.
public interface QueryEngine extends AutoCloseable {
  /// Asks one question and hands over the answer as it comes: the columns once, then each row.
  ///
  /// @throws dev.spotifylake.common.LakeException where the SQL is wrong or is no reading
  ///   statement; the line says at which place
  void ask(String sql, ResultReader reader);

  @Override
  void close();
}
