package dev.spotifylake.infra.catalog;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.storage.LakeStorage;
import dev.spotifylake.infra.template.LogicalNames;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.constructs.Construct;

/// The database and its tables, declared from the definitions of `common`: for each definition a
/// table over the files of each format, and a view of the plain name. The view is one resource in
/// every format, so that a change of the format is an update of it: removing and making a table of
/// the same name would collide.
public final class LakeCatalog extends Construct {
  private final CfnDatabase database;
  private final List<Object> crawled = new ArrayList<>();

  public LakeCatalog(Construct scope, String id, LakeParameters parameters, LakeStorage storage) {
    super(scope, id);
    database =
        CfnDatabase.Builder.create(scope, "Database")
            .catalogId(Aws.ACCOUNT_ID)
            .databaseInput(
                CfnDatabase.DatabaseInputProperty.builder()
                    .name(parameters.databaseName())
                    .description("Your Spotify data as typed tables")
                    .build())
            .build();
    TableInputs inputs = new TableInputs(parameters, storage);
    for (TableDefinition table : LakeTables.all()) {
      addFiles(table, "Files", inputs.parquet(table), parameters.writesParquet());
      addFiles(table, "Csv", inputs.csvText(table), parameters.writesCsv());
      table(
          LogicalNames.of(table.name()),
          Fn.conditionIf(
              parameters.onlyCsv().getLogicalId(),
              inputs.csvView(table),
              inputs.parquetView(table)));
    }
  }

  private void addFiles(
      TableDefinition table, String before, Object input, CfnCondition condition) {
    CfnTable files = table(before + LogicalNames.of(table.name()), input);
    files.getCfnOptions().setCondition(condition);
    if (table.partition() != Partition.NONE) {
      crawled.add(Fn.conditionIf(condition.getLogicalId(), files.getRef(), Aws.NO_VALUE));
    }
  }

  private CfnTable table(String id, Object input) {
    CfnTable table =
        CfnTable.Builder.create(this, id)
            .catalogId(Aws.ACCOUNT_ID)
            .databaseName(database.getRef())
            .tableInput(CfnTable.TableInputProperty.builder().build())
            .build();
    table.addPropertyOverride("TableInput", input);
    return table;
  }

  /// The database's name; a reference to it is also a dependency on it.
  public String databaseName() {
    return database.getRef();
  }

  /// The names of the partitioned tables over files. The crawler reads and depends on them.
  List<Object> crawled() {
    return List.copyOf(crawled);
  }

  /// The ARNs that an IAM statement about the database's tables must name.
  List<String> arns() {
    String before = "arn:" + Aws.PARTITION + ":glue:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":";
    return List.of(
        before + "catalog",
        before + "database/" + databaseName(),
        before + "table/" + databaseName() + "/*");
  }
}
