package dev.spotifylake.infra.catalog;

import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.infra.access.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Fn;

/// A view as the Glue Data Catalog takes it, in CloudFormation's own names.
final class ViewInput {
  // Trino refuses a view without an owner; Athena ignores the field.
  static final String OWNER = "spotify-lake";

  private ViewInput() {}

  static Map<String, Object> of(String name, AthenaView view, String databaseName) {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (ViewColumn column : view.columns()) {
      columns.add(Ordered.map("Name", column.name(), "Type", column.glueType()));
    }
    // No description: Trino reads the comment to recognise a view.
    return Ordered.map(
        "Name",
        name,
        "Owner",
        OWNER,
        "TableType",
        AthenaView.TABLE_TYPE,
        "Parameters",
        Ordered.map(AthenaView.MARK_PARAMETER, "true", "comment", "Presto View"),
        "ViewOriginalText",
        originalText(view, databaseName),
        "ViewExpandedText",
        AthenaView.EXPANDED_TEXT,
        // Athena requires the list, though a view has no partitions.
        "PartitionKeys",
        List.of(),
        // Engines require the field; nothing reads it.
        "StorageDescriptor",
        Ordered.map(
            "Columns",
            columns,
            "Location",
            "",
            "SerdeInfo",
            Ordered.map("Name", "-", "SerializationLibrary", "-")));
  }

  // The database's name is known only at deployment and stands inside the base64 text, so
  // CloudFormation substitutes the name and encodes the text.
  private static String originalText(AthenaView view, String databaseName) {
    String database = "Database";
    String json = view.json("${" + database + "}");
    return AthenaView.TEXT_BEFORE
        + Fn.base64(Fn.sub(json, Ordered.texts(database, databaseName)))
        + AthenaView.TEXT_AFTER;
  }
}
