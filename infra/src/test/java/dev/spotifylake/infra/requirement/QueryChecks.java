package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Views over the files, the crawler and the workgroup.
final class QueryChecks {
  private QueryChecks() {}

  static void csvHasTypesByAView(Candidate candidate, Findings findings) {
    tablesAreViews(candidate, LakeFormat.CSV, findings);
  }

  /// For some hours after a compaction, two files hold a row.
  static void aRowInTwoFilesCountsOnce(Candidate candidate, Findings findings) {
    tablesAreViews(candidate, LakeFormat.PARQUET, findings);
    tablesAreViews(candidate, LakeFormat.BOTH, findings);
  }

  private static void tablesAreViews(Candidate candidate, LakeFormat format, Findings findings) {
    String word = format.name().toLowerCase(Locale.ROOT);
    Map<String, EvaluatedResource> tables =
        CatalogChecks.tables(candidate.with(Map.of("Format", word, "LakeName", "my-lake")));
    for (TableDefinition definition : candidate.definitions()) {
      String name = definition.name();
      EvaluatedResource view = tables.get(name);
      if (view == null) {
        findings.expect(false, "there is no %s in %s", name, word);
        continue;
      }
      findings.equal(view.text("/TableInput/TableType"), "VIRTUAL_VIEW", "type of " + name);
      findings.equal(
          view.at("/TableInput/Parameters").path("presto_view").asText(),
          "true",
          "mark of " + name);
      findings.expect(!view.text("/TableInput/Owner").isEmpty(), "%s has no owner", name);
      readView(definition, format, view, findings);
    }
  }

  private static void readView(
      TableDefinition definition, LakeFormat format, EvaluatedResource view, Findings findings) {
    String name = definition.name();
    JsonNode stored;
    try {
      stored =
          new ObjectMapper().readTree(AthenaView.jsonOf(view.text("/TableInput/ViewOriginalText")));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      findings.expect(false, "%s cannot be read as a view: %s", name, e.toString());
      return;
    }
    findings.equal(stored.path("schema").asText(), "my_lake", "schema of view " + name);
    findings.equal(stored.path("catalog").asText(), "awsdatacatalog", "catalog of view " + name);
    String sql = stored.path("originalSql").asText();
    String files = (format == LakeFormat.CSV ? "csv_" : "files_") + name;
    findings.expect(
        sql.startsWith("SELECT DISTINCT\n") && sql.endsWith("\nFROM " + files),
        "view %s reads %s",
        name,
        sql);
    Map<String, String> declared = new LinkedHashMap<>();
    Map<String, String> inCatalog = new LinkedHashMap<>();
    for (ColumnDefinition column : definition.columns()) {
      declared.put(column.name(), AthenaView.columnLike(column).trinoType());
      inCatalog.put(column.name(), column.type().glueName());
      findings.expect(
          sql.contains("\n  " + expression(column, format)),
          "view %s does not make %s of %s",
          name,
          declared.get(column.name()),
          column.name());
    }
    for (String column : definition.partition().columnNames()) {
      declared.put(column, "varchar");
      inCatalog.put(column, "string");
    }
    Map<String, String> columns = new LinkedHashMap<>();
    stored
        .path("columns")
        .forEach(one -> columns.put(one.path("name").asText(), one.path("type").asText()));
    sameOrder(columns, declared, "columns in the text of view " + name, findings);
    sameOrder(
        CatalogChecks.columns(view), inCatalog, "columns in the catalog of view " + name, findings);
  }

  private static String expression(ColumnDefinition column, LakeFormat format) {
    String name = '"' + column.name() + '"';
    if (format != LakeFormat.CSV) {
      return name;
    }
    String text = "NULLIF(" + name + ", '')";
    String value =
        column.type() == ColumnType.STRING
            ? text
            : "CAST(" + text + " AS " + AthenaView.columnLike(column).trinoType() + ")";
    return value + " AS " + name;
  }

  private static void sameOrder(
      Map<String, String> actual, Map<String, String> expected, String what, Findings findings) {
    findings.equal(List.copyOf(actual.entrySet()), List.copyOf(expected.entrySet()), what);
  }

  static void theCrawlerChangesNothing(Candidate candidate, Findings findings) {
    EvaluatedResource crawler = candidate.resource("Crawler");
    findings.equal(
        crawler.text("/SchemaChangePolicy/UpdateBehavior"), "LOG", "what a crawl updates");
    findings.equal(
        crawler.text("/SchemaChangePolicy/DeleteBehavior"), "LOG", "what a crawl deletes");
    findings.expect(
        crawler.text("/Configuration").contains("\"AddOrUpdateBehavior\":\"InheritFromTable\""),
        "new partitions do not inherit from their table: %s",
        crawler.text("/Configuration"));
    for (LakeFormat format : LakeFormat.values()) {
      EvaluatedTemplate stack = candidate.in(format);
      JsonNode targets = stack.resource("Crawler").at("/Targets");
      findings.expect(
          targets.size() == 1 && targets.path("CatalogTargets").size() == 1,
          "the crawler targets %s; expected tables of the catalog",
          targets);
      Set<String> overFiles = new TreeSet<>();
      CatalogChecks.tables(stack)
          .forEach(
              (name, table) -> {
                if (table.text("/TableInput/TableType").equals("EXTERNAL_TABLE")
                    && !table.at("/TableInput/PartitionKeys").isEmpty()) {
                  overFiles.add(name);
                }
              });
      findings.equal(
          new TreeSet<>(Policies.texts(targets.at("/CatalogTargets/0/Tables"))),
          overFiles,
          "tables crawled in " + format);
    }
  }

  static void theCrawlerRunsOnDemand(Candidate candidate, Findings findings) {
    findings.expect(
        candidate.resource("Crawler").at("/Schedule").isMissingNode(),
        "the crawler runs by itself, at %s",
        candidate.resource("Crawler").at("/Schedule"));
    findings.equal(
        candidate
            .with(Map.of("CrawlerSchedule", "cron(30 2 * * ? *)"))
            .resource("Crawler")
            .text("/Schedule/ScheduleExpression"),
        "cron(30 2 * * ? *)",
        "the crawler's schedule where one is set");
  }

  static void queriesAreLimited(Candidate candidate, Findings findings) {
    EvaluatedResource workGroup = candidate.resource("WorkGroup");
    JsonNode configuration = workGroup.at("/WorkGroupConfiguration");
    long limit = configuration.path("BytesScannedCutoffPerQuery").asLong();
    findings.expect(
        limit >= 10_000_000 && limit <= 10_000_000_000L,
        "a query may scan %s bytes; expected a limit between 10 MB and 10 GB",
        limit);
    findings.expect(
        configuration.path("EnforceWorkGroupConfiguration").asBoolean(),
        "a query may set the workgroup's limits aside");
    findings.equal(
        configuration.at("/ResultConfiguration/OutputLocation").asText(),
        "s3://" + candidate.resource("StorageResults").text("/BucketName") + "/results/",
        "where results go");
    findings.equal(
        configuration.at("/EngineVersion/SelectedEngineVersion").asText(),
        "Athena engine version 3",
        "the engine");
  }
}
