package dev.spotifylake.cli.demo;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.query.QueryEngine;
import dev.spotifylake.cli.query.QueryResult;
import dev.spotifylake.cli.query.QuerySettings;
import dev.spotifylake.cli.query.ResultColumn;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.sql.SqlSetting;
import dev.spotifylake.common.table.TableDefinition;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells what a demo made: rows, answers, the check, and what to do next.
final class DemoOutput {
  private static final String INDENT = "  ";
  private static final String REJECTS =
      "SELECT observed_at, reason, regexp_extract(raw_key, 'source=([^/]*)', 1) AS source,"
          + " json_path FROM ops_rejects ORDER BY observed_at, raw_key, line, json_path";

  private final CliContext context;
  private final PrintWriter out;
  private final LakeFolder lake;
  private final boolean json;

  DemoOutput(CliContext context, LakeFolder lake, boolean json) {
    this.context = context;
    this.out = context.out();
    this.lake = lake;
    this.json = json;
  }

  void tell(DemoRun run, DemoCheck check, QueryEngine engine) {
    run.problems().forEach(problem -> context.err().println("lake: " + problem));
    if (json) {
      out.println(Verb.jsonText(json(run, check, engine)));
      return;
    }
    out.println(
        "%d runs made %d calls and left %d raw objects."
            .formatted(run.runs(), run.calls(), run.rawObjects()));
    out.println();
    tellRows(engine);
    SqlFiles.firstQueries().forEach(query -> tellAnswer(query, engine));
    tellCheck(check, engine);
    out.println();
    out.println("The lake lies in %s. It stays there; ask it more:".formatted(lake.name()));
    out.println(
        INDENT + "./lake query --lake %s \"SELECT * FROM v_playlist_now\"".formatted(lake.name()));
    out.println(INDENT + "./lake query --lake %s \"SHOW TABLES\"".formatted(lake.name()));
    out.println("Your own account: see README.md, \"Your own account\".");
  }

  private void tellRows(QueryEngine engine) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows(engine).forEach((table, count) -> rows.add(List.of(table, count)));
    TablePrinter.print(out, INDENT, List.of("table", "rows"), rows);
  }

  private static Map<String, Long> rows(QueryEngine engine) {
    String counts =
        LakeTables.all().stream()
            .map(TableDefinition::name)
            .map(name -> "SELECT '%1$s', count(*) FROM %1$s".formatted(name))
            .collect(Collectors.joining(" UNION ALL "));
    Map<String, Long> rows = new LinkedHashMap<>();
    for (List<@Nullable Object> row : QueryResult.to(counts, engine).rows()) {
      rows.put(String.valueOf(row.get(0)), Long.parseLong(String.valueOf(row.get(1))));
    }
    return rows;
  }

  private void tellAnswer(SqlFile query, QueryEngine engine) {
    out.println();
    out.println(query.doc());
    out.println("(./lake query --lake %s --saved %s)".formatted(lake.name(), query.name()));
    TablePrinter printer = new TablePrinter(out, INDENT);
    engine.ask(query.sql(setting()), printer);
    printer.end();
  }

  private SqlSetting setting() {
    return QuerySettings.local(context, lake.configuration());
  }

  private void tellCheck(DemoCheck check, QueryEngine engine) {
    out.println();
    QueryResult rejects = QueryResult.to(REJECTS, engine);
    if (!rejects.rows().isEmpty()) {
      out.println("What could not be used, kept in raw and listed in ops_rejects:");
      TablePrinter printer = new TablePrinter(out, INDENT);
      rejects.readBy(printer);
      printer.end();
      out.println();
    }
    String parts =
        check.parts().stream()
            .map(
                part ->
                    "%s %d %s %d"
                        .formatted(
                            part.what(), part.found(), part.holds() ? "=" : "≠", part.expected()))
            .collect(Collectors.joining(", "));
    out.println(
        "Check, lake against simulated world: %s: %s"
            .formatted(parts, check.holds() ? "all is there." : "FAILED."));
    check.parts().stream()
        .flatMap(part -> part.differences().stream().map(line -> part.what() + ": " + line))
        .forEach(line -> context.err().println("lake: " + line));
  }

  private Map<String, @Nullable Object> json(DemoRun run, DemoCheck check, QueryEngine engine) {
    Map<String, @Nullable Object> answers = new LinkedHashMap<>();
    SqlFiles.firstQueries()
        .forEach(
            query ->
                answers.put(query.name(), records(QueryResult.to(query.sql(setting()), engine))));
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("lake", lake.raw().toString());
    told.put("runs", run.runs());
    told.put("calls", run.calls());
    told.put("raw_objects", run.rawObjects());
    told.put("rows", rows(engine));
    told.put("answers", answers);
    told.put("rejects", records(QueryResult.to(REJECTS, engine)));
    told.put("check", check.parts().stream().map(DemoOutput::json).toList());
    told.put("check_holds", check.holds());
    return told;
  }

  private static Map<String, @Nullable Object> json(DemoCheck.Part part) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("what", part.what());
    fields.put("expected", part.expected());
    fields.put("found", part.found());
    fields.put("differences", part.differences());
    return fields;
  }

  private static List<Map<String, @Nullable Object>> records(QueryResult answer) {
    List<Map<String, @Nullable Object>> records = new ArrayList<>();
    for (List<@Nullable Object> row : answer.rows()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      int column = 0;
      for (ResultColumn head : answer.columns()) {
        Object value = row.get(column++);
        fields.put(
            head.name(), value == null || value instanceof Number ? value : value.toString());
      }
      records.add(fields);
    }
    return records;
  }
}
