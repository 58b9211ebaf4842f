package dev.spotifylake.cli.simulation;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.cli.engine.QueryResult;
import dev.spotifylake.cli.engine.ResultColumn;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.query.OpenLake;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.table.TableDefinition;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The output of a demo: rows, query results, the check, and the next commands.
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

  void print(DemoRun run, DemoCheck check, OpenLake open) {
    run.problems().forEach(problem -> context.err().println("lake: " + problem));
    if (json) {
      out.println(Verb.jsonText(json(run, check, open)));
      return;
    }
    out.println(
        "%d runs made %d calls and stored %d raw objects."
            .formatted(run.runs(), run.calls(), run.rawObjects()));
    out.println();
    printRows(open.engine());
    SqlFiles.firstQueries().forEach(query -> printResult(query, open));
    printCheck(check, open.engine());
    out.println();
    out.println("The lake is in %s and stays there. More queries:".formatted(lake.name()));
    out.println(
        INDENT + "./lake query --lake %s \"SELECT * FROM v_playlist_now\"".formatted(lake.name()));
    out.println(INDENT + "./lake query --lake %s \"SHOW TABLES\"".formatted(lake.name()));
    out.println("For your own account see README.md, \"Your own account\".");
  }

  private void printRows(QueryEngine engine) {
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
    for (List<@Nullable Object> row : engine.query(counts).rows()) {
      rows.put(String.valueOf(row.get(0)), Long.parseLong(String.valueOf(row.get(1))));
    }
    return rows;
  }

  private void printResult(SqlFile query, OpenLake open) {
    out.println();
    out.println(query.doc());
    out.println("(./lake query --lake %s --saved %s)".formatted(lake.name(), query.name()));
    TablePrinter printer = new TablePrinter(out, INDENT);
    open.engine().query(query.sql(open.setting()), printer);
    printer.end();
  }

  private void printCheck(DemoCheck check, QueryEngine engine) {
    out.println();
    QueryResult rejects = engine.query(REJECTS);
    if (!rejects.rows().isEmpty()) {
      out.println("Elements that could not be used; they stay in raw, and ops_rejects lists them:");
      TablePrinter printer = new TablePrinter(out, INDENT);
      rejects.sendTo(printer);
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
        "Check of the lake against the simulated world: %s: %s"
            .formatted(parts, check.holds() ? "all equal." : "FAILED."));
    check.parts().stream()
        .flatMap(part -> part.differences().stream().map(line -> part.what() + ": " + line))
        .forEach(line -> context.err().println("lake: " + line));
  }

  private Map<String, @Nullable Object> json(DemoRun run, DemoCheck check, OpenLake open) {
    Map<String, @Nullable Object> results = new LinkedHashMap<>();
    SqlFiles.firstQueries()
        .forEach(
            query ->
                results.put(query.name(), records(open.engine().query(query.sql(open.setting())))));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("lake", lake.raw().toString());
    fields.put("runs", run.runs());
    fields.put("calls", run.calls());
    fields.put("raw_objects", run.rawObjects());
    fields.put("rows", rows(open.engine()));
    fields.put("results", results);
    fields.put("rejects", records(open.engine().query(REJECTS)));
    fields.put("check", check.parts().stream().map(DemoOutput::json).toList());
    fields.put("check_holds", check.holds());
    return fields;
  }

  private static Map<String, @Nullable Object> json(DemoCheck.Part part) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("what", part.what());
    fields.put("expected", part.expected());
    fields.put("found", part.found());
    fields.put("differences", part.differences());
    return fields;
  }

  private static List<Map<String, @Nullable Object>> records(QueryResult result) {
    List<Map<String, @Nullable Object>> records = new ArrayList<>();
    for (List<@Nullable Object> row : result.rows()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      int column = 0;
      for (ResultColumn head : result.columns()) {
        Object value = row.get(column++);
        fields.put(
            head.name(), value == null || value instanceof Number ? value : value.toString());
      }
      records.add(fields);
    }
    return records;
  }
}
