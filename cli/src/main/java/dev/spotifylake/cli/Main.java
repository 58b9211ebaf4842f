package dev.spotifylake.cli;

import dev.spotifylake.cli.frame.Lake;
import dev.spotifylake.cli.query.QueriesCommand;
import dev.spotifylake.cli.query.QueryCommand;
import java.util.List;

/// Where the `lake` command begins.
public final class Main {
  private Main() {}

  /// The command with every verb there is, in the order help shows them.
  public static Lake lake() {
    return new Lake(List.of(QueryCommand::new, QueriesCommand::new));
  }

  public static void main(String[] arguments) {
    System.exit(lake().run(arguments));
  }
}
