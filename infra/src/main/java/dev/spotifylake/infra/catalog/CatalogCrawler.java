package dev.spotifylake.infra.catalog;

import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.infra.access.AcceptedFinding;
import dev.spotifylake.infra.access.Ordered;
import dev.spotifylake.infra.access.ServiceRole;
import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.storage.LakeStorage;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.glue.CfnCrawler;
import software.constructs.Construct;

/// A Glue crawler over the declared tables. It adds partitions for engines without projection
/// (Spark, Redshift Spectrum) and changes nothing else. A crawler over S3 paths would guess other
/// types and drop the projection. It runs on demand, since each run costs at least ten minutes.
public final class CatalogCrawler extends Construct {
  // Partitions inherit their columns from the table; a change of the table is only logged.
  private static final String INHERIT =
      "{\"Version\":1.0,\"CrawlerOutput\":{\"Partitions\":{\"AddOrUpdateBehavior\":"
          + "\"InheritFromTable\"}},\"Grouping\":{\"TableGroupingPolicy\":"
          + "\"CombineCompatibleSchemas\"}}";

  private final CfnCrawler crawler;

  public CatalogCrawler(
      Construct scope,
      String id,
      LakeParameters parameters,
      LakeStorage storage,
      LakeCatalog catalog) {
    super(scope, id);
    ServiceRole role =
        new ServiceRole(
            this,
            "Role",
            parameters,
            "glue.amazonaws.com",
            ServiceRole.fromThisAccount(),
            List.of(
                ServiceRole.allow(
                    "ReadTableFiles",
                    List.of("s3:GetObject"),
                    List.of(
                        storage.curated().arnForObjects(TableFileFormat.PARQUET.root() + "*"),
                        storage.curated().arnForObjects(TableFileFormat.CSV.root() + "*"))),
                ServiceRole.allow(
                    "ListTableFiles",
                    List.of("s3:ListBucket", "s3:GetBucketLocation"),
                    List.of(storage.curated().getBucketArn())),
                ServiceRole.allow(
                    "AddPartitions",
                    List.of(
                        "glue:GetDatabase",
                        "glue:GetTable",
                        "glue:GetTables",
                        "glue:UpdateTable",
                        "glue:GetPartition",
                        "glue:GetPartitions",
                        "glue:BatchGetPartition",
                        "glue:CreatePartition",
                        "glue:BatchCreatePartition",
                        "glue:UpdatePartition",
                        "glue:BatchUpdatePartition"),
                    catalog.arns()),
                ServiceRole.allow(
                    "WriteCrawlerLogs",
                    List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
                    List.of(logGroups()))));
    AcceptedFinding.of(
        role.construct(),
        "AwsSolutions-IAM5",
        "All files and tables of this lake's database are what a crawler is for; its log group is"
            + " named by Glue.");
    crawler =
        CfnCrawler.Builder.create(this, "Resource")
            .name(parameters.nameOf("curated"))
            .description("Adds partitions of the declared tables; changes no table")
            .role(role.arn())
            .databaseName(catalog.databaseName())
            .targets(CfnCrawler.TargetsProperty.builder().build())
            .recrawlPolicy(
                CfnCrawler.RecrawlPolicyProperty.builder()
                    .recrawlBehavior("CRAWL_EVERYTHING")
                    .build())
            .schemaChangePolicy(
                CfnCrawler.SchemaChangePolicyProperty.builder()
                    .updateBehavior("LOG")
                    .deleteBehavior("LOG")
                    .build())
            .configuration(INHERIT)
            .build();
    crawler.addPropertyOverride(
        "Targets",
        Map.of(
            "CatalogTargets",
            List.of(
                Ordered.map("DatabaseName", catalog.databaseName(), "Tables", catalog.crawled()))));
    crawler.addPropertyOverride(
        "Schedule",
        Fn.conditionIf(
            parameters.crawlsByItself().getLogicalId(),
            Map.of("ScheduleExpression", parameters.crawlerSchedule()),
            Aws.NO_VALUE));
    AcceptedFinding.of(
        crawler,
        "AwsSolutions-GL1",
        "The crawler's log names tables and folders, which the catalog shows anyway.");
  }

  private static String logGroups() {
    return "arn:"
        + Aws.PARTITION
        + ":logs:"
        + Aws.REGION
        + ":"
        + Aws.ACCOUNT_ID
        + ":log-group:/aws-glue/crawlers*";
  }

  public String name() {
    return crawler.getRef();
  }
}
