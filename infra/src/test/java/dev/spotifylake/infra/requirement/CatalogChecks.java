package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.catalog.LakeViews;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The database and its tables.
final class CatalogChecks {
  // What Glue takes as a comment.
  private static final int LONGEST_COMMENT = 255;

  private CatalogChecks() {}

  /// By the name in the database.
  static Map<String, EvaluatedResource> tables(EvaluatedTemplate stack) {
    Map<String, EvaluatedResource> tables = new LinkedHashMap<>();
    stack.ofType("AWS::Glue::Table").forEach(one -> tables.put(one.text("/TableInput/Name"), one));
    return tables;
  }

  static Map<String, String> columns(EvaluatedResource table) {
    Map<String, String> columns = new LinkedHashMap<>();
    table
        .at("/TableInput/StorageDescriptor/Columns")
        .forEach(one -> columns.put(one.path("Name").asText(), one.path("Type").asText()));
    return columns;
  }

  static void tablesAreTheDefinitions(Candidate candidate, Findings findings) {
    for (LakeFormat format : LakeFormat.values()) {
      Map<String, EvaluatedResource> tables = tables(candidate.in(format));
      Set<String> expected = new TreeSet<>();
      LakeViews.all().forEach(view -> expected.add(view.name()));
      for (TableDefinition table : candidate.definitions()) {
        expected.add(table.name());
        if (format != LakeFormat.CSV) {
          expected.add("files_" + table.name());
        }
        if (format != LakeFormat.PARQUET) {
          expected.add("csv_" + table.name());
        }
      }
      findings.equal(new TreeSet<>(tables.keySet()), expected, "tables and views in " + format);
    }
    Map<String, EvaluatedResource> both = tables(candidate.in(LakeFormat.BOTH));
    for (TableDefinition table : candidate.definitions()) {
      Map<String, String> typed = new LinkedHashMap<>();
      Map<String, String> text = new LinkedHashMap<>();
      for (ColumnDefinition column : table.columns()) {
        typed.put(column.name(), column.type().glueName());
        text.put(column.name(), "string");
      }
      sameColumns(both.get("files_" + table.name()), typed, findings);
      sameColumns(both.get("csv_" + table.name()), text, findings);
    }
  }

  private static void sameColumns(
      @Nullable EvaluatedResource table, Map<String, String> expected, Findings findings) {
    if (table == null) {
      return;
    }
    findings.equal(
        List.copyOf(columns(table).entrySet()),
        List.copyOf(expected.entrySet()),
        "columns of " + table.logicalId());
    for (JsonNode column : table.at("/TableInput/StorageDescriptor/Columns")) {
      int length = column.path("Comment").asText().length();
      findings.expect(
          length > 0 && length <= LONGEST_COMMENT,
          "the comment of %s.%s has %s letters; expected 1 to 255",
          table.logicalId(),
          column.path("Name").asText(),
          length);
    }
  }

  /// Those over the files of a definition, in both formats.
  private static List<String> overFiles(TableDefinition definition) {
    return List.of("files_" + definition.name(), "csv_" + definition.name());
  }

  static void projectionIsByThePartition(Candidate candidate, Findings findings) {
    Map<String, EvaluatedResource> tables = tables(candidate.in(LakeFormat.BOTH));
    for (TableDefinition definition : candidate.definitions()) {
      for (String name : overFiles(definition)) {
        EvaluatedResource table = tables.get(name);
        if (table == null) {
          findings.expect(false, "there is no table %s", name);
          continue;
        }
        List<String> columns = definition.partition().columnNames();
        findings.equal(
            table.at("/TableInput/PartitionKeys").toString(),
            columns.stream()
                .map(column -> "{\"Name\":\"" + column + "\",\"Type\":\"string\"}")
                .collect(Collectors.joining(",", "[", "]")),
            "partition keys of " + name);
        findings.equal(
            projectedColumns(table), new TreeSet<>(columns), "projected columns of " + name);
        JsonNode parameters = table.at("/TableInput/Parameters");
        findings.equal(
            parameters.has("projection.enabled"), !columns.isEmpty(), "projection of " + name);
        for (String column : columns) {
          findings.equal(
              parameters.path("projection.enabled").asText(), "true", "projection of " + name);
          findings.equal(
              parameters.path("storage.location.template").asText(),
              table.text("/TableInput/StorageDescriptor/Location") + column + "=${" + column + "}/",
              "folders of " + name);
        }
      }
    }
  }

  private static Set<String> projectedColumns(EvaluatedResource table) {
    Set<String> columns = new TreeSet<>();
    for (Map.Entry<String, JsonNode> parameter : table.at("/TableInput/Parameters").properties()) {
      if (parameter.getKey().matches("projection\\..+\\..+")) {
        columns.add(parameter.getKey().split("\\.", -1)[1]);
      }
    }
    return columns;
  }

  static void projectionCoversTheLake(Candidate candidate, Findings findings) {
    Map<String, EvaluatedResource> tables = tables(candidate.in(LakeFormat.BOTH));
    for (TableDefinition definition : candidate.definitions()) {
      if (definition.partition() == Partition.NONE) {
        continue;
      }
      for (String name : overFiles(definition)) {
        EvaluatedResource table = tables.get(name);
        if (table != null) {
          projectionCovers(
              definition.name().equals("plays") ? "2006-01" : "2020-01",
              name,
              table.at("/TableInput/Parameters"),
              findings);
        }
      }
    }
  }

  private static void projectionCovers(
      String firstMonth, String name, JsonNode parameters, Findings findings) {
    String month = "projection.month.";
    findings.equal(parameters.path(month + "type").asText(), "date", "type of months of " + name);
    findings.equal(
        parameters.path(month + "format").asText(), "yyyy-MM", "format of months of " + name);
    findings.equal(
        parameters.path(month + "range").asText(), firstMonth + ",NOW", "months of " + name);
    findings.equal(parameters.path(month + "interval").asText(), "1", "step of " + name);
    findings.equal(
        parameters.path(month + "interval.unit").asText(), "MONTHS", "unit of months of " + name);
  }

  static void tablesLieWhereTheWriterPutsFiles(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.in(LakeFormat.BOTH);
    String root = "s3://" + stack.resource("StorageCurated").text("/BucketName");
    Map<String, EvaluatedResource> tables = tables(stack);
    for (TableDefinition definition : candidate.definitions()) {
      lies(
          tables,
          "files_" + definition.name(),
          root + "/curated/" + definition.name() + "/",
          findings);
      lies(
          tables,
          "csv_" + definition.name(),
          root + "/curated-csv/" + definition.name() + "/",
          findings);
    }
  }

  private static void lies(
      Map<String, EvaluatedResource> tables, String name, String expected, Findings findings) {
    EvaluatedResource table = tables.get(name);
    findings.equal(
        table == null ? "nowhere" : table.text("/TableInput/StorageDescriptor/Location"),
        expected,
        "location of " + name);
  }

  static void filesAreReadAsTheyAreWritten(Candidate candidate, Findings findings) {
    Map<String, EvaluatedResource> tables = tables(candidate.in(LakeFormat.BOTH));
    for (EvaluatedResource table : tables.values()) {
      if (!table.text("/TableInput/TableType").equals("EXTERNAL_TABLE")) {
        continue;
      }
      boolean csv = table.text("/TableInput/Name").startsWith("csv_");
      JsonNode storage = table.at("/TableInput/StorageDescriptor");
      String serde = storage.at("/SerdeInfo/SerializationLibrary").asText();
      findings.expect(
          serde.endsWith(csv ? ".OpenCSVSerde" : ".ParquetHiveSerDe"),
          "%s is read by %s",
          table.logicalId(),
          serde);
      if (csv) {
        findings.equal(
            storage.at("/SerdeInfo/Parameters").toString(),
            "{\"separatorChar\":\",\",\"quoteChar\":\"\\\"\",\"escapeChar\":\"~\"}",
            "how fields of " + table.logicalId() + " are separated");
        findings.equal(
            table.at("/TableInput/Parameters").path("skip.header.line.count").asText(),
            "1",
            "header lines of " + table.logicalId());
      }
    }
  }

  static void aChangedFormatIsAnUpdate(Candidate candidate, Findings findings) {
    Map<String, Set<String>> idsOfName = new LinkedHashMap<>();
    for (LakeFormat format : LakeFormat.values()) {
      tables(candidate.in(format))
          .forEach(
              (name, table) ->
                  idsOfName
                      .computeIfAbsent(name, ignored -> new TreeSet<>())
                      .add(table.logicalId()));
    }
    idsOfName.forEach(
        (name, ids) ->
            findings.equal(ids.size(), 1, "number of resources that make table " + name));
  }
}
