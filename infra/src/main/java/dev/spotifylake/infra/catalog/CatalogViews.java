package dev.spotifylake.infra.catalog;

import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.LakeViews;
import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.template.LogicalNames;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.glue.CfnTable;
import software.constructs.Construct;

/// The lake's views in the Data Catalog, made from their SQL files. Each deployment updates them.
public final class CatalogViews extends Construct {
  /// @param views those of [LakeViews], or others in a test
  public CatalogViews(
      Construct scope,
      String id,
      LakeParameters parameters,
      LakeCatalog catalog,
      List<LakeView> views) {
    super(scope, id);
    for (LakeView view : views) {
      CfnTable table =
          CfnTable.Builder.create(this, LogicalNames.of(view.name().replaceFirst("^v_", "")))
              .catalogId(Aws.ACCOUNT_ID)
              .databaseName(catalog.databaseName())
              .tableInput(CfnTable.TableInputProperty.builder().build())
              .build();
      table.addPropertyOverride(
          "TableInput", ViewInput.of(view.name(), view.view(), parameters.databaseName()));
    }
  }
}
