package dev.spotifylake.cli.query;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
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
    description = "Ask the lake a question in SQL. It only reads; times are UTC.",
    footer = {"", "Example: lake query \"SELECT * FROM v_listening_days ORDER BY day DESC\""})
public final class QueryCommand extends Verb {
  private final DeployedLakes deployed;

  @Mixin private LakeChoice lake = new LakeChoice();

  @ArgGroup(multiplicity = "1")
  private Question question = new Question();

  @Option(names = "--csv", description = "Answer as CSV with a header.")
  private boolean csv;

  @Spec private @Nullable CommandSpec spec;

  /// Either of the two ways to ask.
  static final class Question {
    @Parameters(paramLabel = "SQL", description = "One SELECT over tables and v_* views.")
    private @Nullable String sql;

    @Option(
        names = "--saved",
        paramLabel = "NAME",
        description = "A saved question; `lake queries` lists them.")
    private @Nullable String saved;
  }

  public QueryCommand(CliContext context, DeployedLakes deployed) {
    super(context);
    this.deployed = deployed;
  }

  @Override
  protected ExitCode run() {
    SqlFile saved = saved();
    try (QueriedLake asked = lake.open(context, deployed)) {
      print(
          asked.engine(),
          saved == null ? String.valueOf(question.sql) : saved.sql(asked.setting()));
    }
    return ExitCode.DONE;
  }

  private void print(QueryEngine engine, String sql) {
    if (json()) {
      JsonPrinter printer = new JsonPrinter(context.out());
      engine.ask(sql, printer);
      printer.end();
    } else if (csv) {
      engine.ask(sql, new CsvPrinter(context.out()));
    } else {
      TablePrinter printer = new TablePrinter(context.out(), "");
      engine.ask(sql, printer);
      long rows = printer.end();
      say(rows == 1 ? "(1 row)" : "(" + rows + " rows)");
    }
  }

  private @Nullable SqlFile saved() {
    String name = question.saved;
    if (name == null) {
      return null;
    }
    SqlFile saved = SqlFiles.query(name);
    if (saved == null) {
      String known =
          SqlFiles.queries().stream().map(SqlFile::name).collect(Collectors.joining(", "));
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "no saved question is called '%s'; expected one of %s".formatted(name, known));
    }
    return saved;
  }
}
