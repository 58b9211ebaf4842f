package dev.spotifylake.cli.query;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lake query "SELECT ..."` and `lake query --saved NAME`.
@Command(
    name = "query",
    description = "Query the lake in SQL. A query never changes the lake; times are UTC.",
    footer = {"", "Example: lake query \"SELECT * FROM v_listening_days ORDER BY day DESC\""})
public final class QueryCommand extends Verb {
  private final DeployedLakes deployed;

  @Mixin private OpenLakeOption lake = new OpenLakeOption();

  @ArgGroup(multiplicity = "1")
  private Query query = new Query();

  @Option(names = "--csv", description = "Print CSV with a header.")
  private boolean csv;

  @Spec private @Nullable CommandSpec spec;

  /// Either SQL or the name of a saved query.
  static final class Query {
    @Parameters(paramLabel = "SQL", description = "One SELECT over tables and v_* views.")
    private @Nullable String sql;

    @Option(
        names = "--saved",
        paramLabel = "NAME",
        description = "A saved query; list them with `lake queries`.")
    private @Nullable String saved;
  }

  public QueryCommand(CliContext context, DeployedLakes deployed) {
    super(context);
    this.deployed = deployed;
  }

  @Override
  protected ExitCode run() {
    SqlFile saved = saved();
    try (OpenLake open = lake.open(context, deployed)) {
      print(open.engine(), saved == null ? String.valueOf(query.sql) : saved.sql(open.setting()));
    }
    return ExitCode.DONE;
  }

  private void print(QueryEngine engine, String sql) {
    if (json()) {
      JsonPrinter printer = new JsonPrinter(context.out());
      engine.query(sql, printer);
      printer.end();
    } else if (csv) {
      engine.query(sql, new CsvPrinter(context.out()));
    } else {
      TablePrinter printer = new TablePrinter(context.out(), "");
      engine.query(sql, printer);
      long rows = printer.end();
      print(rows == 1 ? "(1 row)" : "(" + rows + " rows)");
    }
  }

  private @Nullable SqlFile saved() {
    String name = query.saved;
    if (name == null) {
      return null;
    }
    SqlFile saved = SqlFiles.query(name);
    if (saved == null) {
      String known =
          SqlFiles.queries().stream().map(SqlFile::name).collect(Collectors.joining(", "));
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "there is no saved query '%s'; expected one of %s".formatted(name, known));
    }
    return saved;
  }
}
