package dev.spotifylake.cli.query;

import dev.spotifylake.cli.command.CliContext;

/// Opens deployed lakes for questions. What AWS is, is known elsewhere.
public interface DeployedLakes {
  /// @param stack the name of the lake's stack
  /// @throws dev.spotifylake.common.LakeException where there is no such stack, or nobody is signed
  ///   in
  QueriedLake open(String stack, CliContext context);
}
