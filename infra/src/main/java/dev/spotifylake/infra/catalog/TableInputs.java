package dev.spotifylake.infra.catalog;

import dev.spotifylake.common.catalog.TableView;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.infra.access.Ordered;
import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.storage.LakeStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A table definition as the Glue Data Catalog takes it: over Parquet, over CSV, and as the view of
/// the table's own name. It uses CloudFormation's property names, since a condition chooses between
/// two forms of the view.
final class TableInputs {
  private static final String PARQUET = "org.apache.hadoop.hive.ql.io.parquet.";

  // OpenCSVSerde always has an escape character; its default would remove backslashes. Files hold
  // no tilde, so no character is read as an escape.
  private static final String CSV_ESCAPE = "~";

  private final LakeParameters parameters;
  private final LakeStorage storage;

  TableInputs(LakeParameters parameters, LakeStorage storage) {
    this.parameters = parameters;
    this.storage = storage;
  }

  /// A table over Parquet files.
  Map<String, Object> parquet(TableDefinition table) {
    Map<String, Object> properties = Ordered.map("classification", "parquet", "EXTERNAL", "TRUE");
    String location = location(TableFileFormat.PARQUET, table);
    properties.putAll(PartitionProjection.properties(table, location));
    return external(
        TableView.filesTable(table),
        sentence(table) + " A row may occur twice; view " + table.name() + " has each row once.",
        properties,
        table,
        Ordered.map(
            "Columns",
            columns(table, column -> column.type().glueName()),
            "Location",
            location,
            "InputFormat",
            PARQUET + "MapredParquetInputFormat",
            "OutputFormat",
            PARQUET + "MapredParquetOutputFormat",
            "SerdeInfo",
            Ordered.map("SerializationLibrary", PARQUET + "serde.ParquetHiveSerDe")));
  }

  /// A table over CSV files. All columns are text: OpenCSVSerde reads no other type.
  Map<String, Object> csvText(TableDefinition table) {
    Map<String, Object> properties =
        Ordered.map("classification", "csv", "EXTERNAL", "TRUE", "skip.header.line.count", "1");
    String location = location(TableFileFormat.CSV, table);
    properties.putAll(PartitionProjection.properties(table, location));
    return external(
        TableView.textTable(table),
        sentence(table)
            + " All columns are text, and a row may occur twice; view "
            + table.name()
            + " has types and each row once.",
        properties,
        table,
        Ordered.map(
            "Columns",
            columns(table, column -> "string"),
            "Location",
            location,
            "InputFormat",
            "org.apache.hadoop.mapred.TextInputFormat",
            "OutputFormat",
            "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
            "SerdeInfo",
            Ordered.map(
                "SerializationLibrary",
                "org.apache.hadoop.hive.serde2.OpenCSVSerde",
                "Parameters",
                Ordered.map("separatorChar", ",", "quoteChar", "\"", "escapeChar", CSV_ESCAPE))));
  }

  /// The view of the table's name over its Parquet files.
  Map<String, Object> parquetView(TableDefinition table) {
    return ViewInput.of(table.name(), TableView.overParquet(table), parameters.databaseName());
  }

  /// The view of the table's name where only CSV is written.
  Map<String, Object> csvView(TableDefinition table) {
    return ViewInput.of(table.name(), TableView.overCsv(table), parameters.databaseName());
  }

  private Map<String, Object> external(
      String name,
      String description,
      Map<String, Object> properties,
      TableDefinition table,
      Map<String, Object> storageDescriptor) {
    return Ordered.map(
        "Name",
        name,
        "Description",
        description,
        "Owner",
        ViewInput.OWNER,
        "TableType",
        "EXTERNAL_TABLE",
        "Parameters",
        properties,
        "PartitionKeys",
        table.partition().columnNames().stream()
            .map(column -> Ordered.map("Name", column, "Type", "string"))
            .toList(),
        "StorageDescriptor",
        storageDescriptor);
  }

  private String location(TableFileFormat format, TableDefinition table) {
    return storage.curatedRoot() + "/" + format.prefix(table);
  }

  private static String sentence(TableDefinition table) {
    return "One row is " + table.oneRowIs() + ".";
  }

  private static List<Map<String, Object>> columns(
      TableDefinition table, Function<ColumnDefinition, String> type) {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      columns.add(
          Ordered.map("Name", column.name(), "Type", type.apply(column), "Comment", column.doc()));
    }
    return columns;
  }
}
