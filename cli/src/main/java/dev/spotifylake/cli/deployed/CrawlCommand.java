package dev.spotifylake.cli.deployed;

import dev.spotifylake.cli.aws.CatalogCrawl;
import dev.spotifylake.cli.aws.CatalogCrawl.CrawlResult;
import dev.spotifylake.cli.aws.CatalogCrawl.TableChange;
import dev.spotifylake.cli.aws.DeployedStack;
import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.common.stack.StackOutputNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lake crawl`: runs the Glue crawler and compares the Data Catalog with the code.
@Command(
    name = "crawl",
    description =
        "Run the Glue crawler of a deployed lake, which lists partitions for Spark and Redshift"
            + " Spectrum, and compare catalog and code. Athena does not need it.")
public final class CrawlCommand extends Verb {
  @Option(
      names = "--stack",
      paramLabel = "NAME",
      required = true,
      description = "The deployed lake, by the name of its stack.")
  private String stack = "";

  public CrawlCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws InterruptedException {
    DeployedStack lake = DeployedStack.find(stack);
    String crawler = lake.output(StackOutputNames.CRAWLER);
    context.err().println("crawler %s: started; this takes a minute or more".formatted(crawler));
    CrawlResult result;
    try (CatalogCrawl crawl =
        CatalogCrawl.of(crawler, lake.output(StackOutputNames.DATABASE), context.sleeper())) {
      result = crawl.run();
    }
    if (json()) {
      printJson(asJson(result));
    } else {
      print(crawler, result);
    }
    return result.differences().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void print(String crawler, CrawlResult result) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (TableChange change : result.changes()) {
      Long before = change.partitionsBefore();
      rows.add(
          Arrays.asList(
              change.table(),
              change.partitions(),
              before == null ? change.partitions() : change.partitions() - before,
              before == null ? "new" : change.columnsChanged() ? "changed" : "unchanged"));
    }
    TablePrinter.print(context.out(), "", List.of("table", "partitions", "added", "columns"), rows);
    print("");
    print(
        "%s: done in %d s%s."
            .formatted(
                crawler,
                result.took().toSeconds(),
                result.wasRunning() ? "; it was running already" : ""));
    result.differences().forEach(line -> print("difference: " + line));
    print(
        result.differences().isEmpty()
            ? "Catalog and code agree."
            : "Catalog and code differ: deploy the stack again.");
  }

  private static Map<String, Object> asJson(CrawlResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("seconds", result.took().toSeconds());
    fields.put("was_running", result.wasRunning());
    List<Object> tables = new ArrayList<>();
    for (TableChange change : result.changes()) {
      Map<String, @Nullable Object> table = new LinkedHashMap<>();
      table.put("table", change.table());
      table.put("partitions_before", change.partitionsBefore());
      table.put("partitions", change.partitions());
      table.put("columns_changed", change.columnsChanged());
      tables.add(table);
    }
    fields.put("tables", tables);
    fields.put("differences", result.differences());
    return fields;
  }
}
