package dev.spotifylake.cli.query;

import dev.spotifylake.cli.command.CliContext;

/// Opens deployed lakes for queries. The implementation knows AWS; this package does not.
public interface DeployedLakes {
  /// @param stack the name of the lake's stack
  /// @throws dev.spotifylake.common.LakeException where there is no such stack, or the user is not
  ///   signed in to AWS
  OpenLake open(String stack, CliContext context);
}
