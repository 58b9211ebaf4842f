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
  // Without an owner Trino refuses a view; Athena does not look at it.
  static final String OWNER = "spotify-lake";

  private ViewInput() {}

  static Map<String, Object> of(String name, AthenaView view, String databaseName) {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (ViewColumn column : view.columns()) {
      columns.add(Ordered.map("Name", column.name(), "Type", column.glueType()));
    }
    // No description: Trino takes it for the comment, by which it knows a view.
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
        // Athena asks that the list be there, though a view has no partitions.
        "PartitionKeys",
        List.of(),
        // Nothing is read by it, but engines ask that it be there.
        "StorageDescriptor",
        Ordered.map(
            "Columns",
            columns,
            "Location",
            "",
            "SerdeInfo",
            Ordered.map("Name", "-", "SerializationLibrary", "-")));
  }

  // The database's name is known only when the stack is deployed, and it stands inside the base64:
  // so CloudFormation fills it in and encodes.
  private static String originalText(AthenaView view, String databaseName) {
    String database = "Database";
    String json = view.json("${" + database + "}");
    return AthenaView.TEXT_BEFORE
        + Fn.base64(Fn.sub(json, Ordered.texts(database, databaseName)))
        + AthenaView.TEXT_AFTER;
  }
}
