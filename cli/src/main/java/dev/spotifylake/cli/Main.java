package dev.spotifylake.cli;

import dev.spotifylake.cli.aws.AthenaLake;
import dev.spotifylake.cli.backfill.ImportCommand;
import dev.spotifylake.cli.backfill.ReplayCommand;
import dev.spotifylake.cli.backup.RestoreCommand;
import dev.spotifylake.cli.check.CheckCommand;
import dev.spotifylake.cli.command.LakeCli;
import dev.spotifylake.cli.compact.CompactCommand;
import dev.spotifylake.cli.deployed.CrawlCommand;
import dev.spotifylake.cli.deployed.LogsCommand;
import dev.spotifylake.cli.doctor.DoctorCommand;
import dev.spotifylake.cli.login.LoginCommand;
import dev.spotifylake.cli.login.LogoutCommand;
import dev.spotifylake.cli.query.QueriesCommand;
import dev.spotifylake.cli.query.QueryCommand;
import dev.spotifylake.cli.report.ReportCommand;
import dev.spotifylake.cli.run.RunCommand;
import dev.spotifylake.cli.simulation.DemoCommand;
import dev.spotifylake.cli.simulation.SimulateCommand;
import dev.spotifylake.cli.watch.WatchCommand;
import java.util.List;

/// Where the `lake` command begins.
public final class Main {
  private Main() {}

  /// The command with every verb there is, in the order help shows them.
  public static LakeCli lake() {
    return new LakeCli(
        List.of(
            DemoCommand::new,
            LoginCommand::new,
            LogoutCommand::new,
            WatchCommand::new,
            RunCommand::new,
            context -> new DoctorCommand(context, AthenaLake::open),
            ImportCommand::new,
            ReplayCommand::new,
            CompactCommand::new,
            RestoreCommand::new,
            CheckCommand::new,
            context -> new QueryCommand(context, AthenaLake::open),
            QueriesCommand::new,
            context -> new ReportCommand(context, AthenaLake::open),
            LogsCommand::new,
            CrawlCommand::new,
            SimulateCommand::new));
  }

  public static void main(String[] arguments) {
    System.exit(lake().run(arguments));
  }
}
