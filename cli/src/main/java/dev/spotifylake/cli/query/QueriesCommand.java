package dev.spotifylake.cli.query;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;

/// `lake queries`: lists the saved queries.
@Command(name = "queries", description = "List the saved queries.")
public final class QueriesCommand extends Verb {
  public QueriesCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() {
    List<SqlFile> queries = SqlFiles.queries();
    if (json()) {
      printJson(queries.stream().map(QueriesCommand::json).toList());
      return ExitCode.DONE;
    }
    int widest = queries.stream().mapToInt(query -> query.name().length()).max().orElse(0);
    queries.forEach(
        query ->
            print(query.name() + " ".repeat(widest + 2 - query.name().length()) + query.doc()));
    print("");
    print("Run one with: lake query --saved " + queries.getFirst().name());
    return ExitCode.DONE;
  }

  private static Map<String, String> json(SqlFile query) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", query.name());
    fields.put("title", query.title());
    fields.put("description", query.doc());
    fields.put("cost", Objects.requireNonNull(query.cost()).wireName());
    fields.put("sql", query.sql());
    return fields;
  }
}
