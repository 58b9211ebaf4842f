package dev.spotifylake.infra.outputs;

import dev.spotifylake.common.stack.StackOutputNames;
import dev.spotifylake.infra.catalog.CatalogCrawler;
import dev.spotifylake.infra.catalog.LakeCatalog;
import dev.spotifylake.infra.compact.CompactRun;
import dev.spotifylake.infra.extract.ExtractRun;
import dev.spotifylake.infra.monitoring.LakeAlarms;
import dev.spotifylake.infra.monitoring.LakeDashboard;
import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.query.QueryWorkGroup;
import dev.spotifylake.infra.storage.LakeStorage;
import dev.spotifylake.infra.transform.TransformPipeline;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/// What `--stack NAME` and people need to know, by the names of [StackOutputNames].
public final class LakeOutputs {
  private final Stack stack;

  public LakeOutputs(Stack stack) {
    this.stack = stack;
  }

  public void ofLake(LakeParameters parameters, LakeStorage storage) {
    output(StackOutputNames.LAKE, "Name of the lake", parameters.lakeName());
    output(
        StackOutputNames.RAW_ROOT,
        "Root of raw responses, state and configuration",
        storage.rawRoot());
    output(StackOutputNames.CURATED_ROOT, "Files of the tables", storage.curatedRoot());
    output(
        StackOutputNames.RESULTS_BUCKET, "Results of queries", storage.results().getBucketName());
    output(StackOutputNames.TABLE_FORMAT, "Format of the tables", parameters.format());
    output(StackOutputNames.LOCAL_TIME_ZONE, "Zone of local days", parameters.timeZone());
    output(
        StackOutputNames.TABLE_RETENTION,
        "Days that rows of tables are kept",
        parameters.retention().curatedDays());
    output(
        StackOutputNames.PLAYS_RETENTION,
        "Days that plays are kept",
        parameters.retention().rowsOfPlaysDays());
  }

  public void ofFunctions(ExtractRun extract, TransformPipeline transform, CompactRun compact) {
    output(
        StackOutputNames.CREDENTIALS_SECRET_ARN,
        "Where the login is kept",
        extract.credentials().arn());
    output(
        StackOutputNames.EXTRACT_FUNCTION,
        "Extract function, started hourly",
        extract.function().name());
    output(StackOutputNames.TRANSFORM_FUNCTION, "Transform function", transform.function().name());
    output(
        StackOutputNames.EXTRACT_LOG_GROUP,
        "Logs of the hourly run",
        extract.function().logGroupName());
    output(
        StackOutputNames.TRANSFORM_LOG_GROUP,
        "Logs of the transform",
        transform.function().logGroupName());
    output(
        StackOutputNames.TRANSFORM_QUEUE_URL,
        "Queue of raw objects to transform",
        transform.queue().getQueueUrl());
    output(
        StackOutputNames.TRANSFORM_DEAD_LETTERS_URL,
        "Raw objects whose transform failed",
        transform.deadLetters().getQueueUrl());
    output(
        StackOutputNames.EXTRACT_DEAD_LETTERS_URL,
        "Runs that did not happen",
        extract.deadLetters().getQueueUrl());
    output(
        StackOutputNames.COMPACT_FUNCTION,
        "Compact function, started every six hours",
        compact.function().name());
    output(
        StackOutputNames.COMPACT_LOG_GROUP,
        "Logs of the compaction",
        compact.function().logGroupName());
    output(
        StackOutputNames.COMPACT_DEAD_LETTERS_URL,
        "Compactions that did not happen",
        compact.deadLetters().getQueueUrl());
  }

  public void ofQueries(LakeCatalog catalog, CatalogCrawler crawler, QueryWorkGroup workGroup) {
    output(StackOutputNames.DATABASE, "Database of the tables", catalog.databaseName());
    output(StackOutputNames.WORK_GROUP, "Athena workgroup", workGroup.name());
    output(StackOutputNames.CRAWLER, "Crawler, run on demand", crawler.name());
    output(
        StackOutputNames.ATHENA_CONSOLE_URL,
        "Athena's query editor; choose the workgroup and the database named above",
        "https://"
            + Aws.REGION
            + ".console.aws.amazon.com/athena/home?region="
            + Aws.REGION
            + "#/query-editor");
  }

  public void ofWatch(LakeParameters parameters, LakeAlarms alarms, LakeDashboard dashboard) {
    output(StackOutputNames.ALARM_TOPIC_ARN, "SNS topic of the alarms", alarms.topicArn());
    output(
            StackOutputNames.DASHBOARD_URL,
            "CloudWatch dashboard",
            "https://"
                + Aws.REGION
                + ".console.aws.amazon.com/cloudwatch/home?region="
                + Aws.REGION
                + "#dashboards/dashboard/"
                + dashboard.name())
        .setCondition(parameters.hasDashboard());
  }

  private CfnOutput output(String name, String description, String value) {
    return CfnOutput.Builder.create(stack, name).description(description).value(value).build();
  }
}
