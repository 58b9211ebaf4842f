package dev.spotifylake.cli.crawl;

import dev.spotifylake.cli.aws.CatalogCrawl;
import dev.spotifylake.cli.aws.CatalogCrawl.Crawled;
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

/// `lake crawl`: runs the Glue crawler and holds the Data Catalog against the code.
@Command(
    name = "crawl",
    description =
        "Run the Glue crawler of a deployed lake, which writes down partitions for Spark and"
            + " Redshift Spectrum, and compare catalog and code. Athena needs none of it.")
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
    Crawled crawled;
    try (CatalogCrawl crawl =
        CatalogCrawl.of(crawler, lake.output(StackOutputNames.DATABASE), context.sleeper())) {
      crawled = crawl.run();
    }
    if (json()) {
      sayJson(asJson(crawled));
    } else {
      tell(crawler, crawled);
    }
    return crawled.differences().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void tell(String crawler, Crawled crawled) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (TableChange change : crawled.changes()) {
      Long before = change.partitionsBefore();
      rows.add(
          Arrays.asList(
              change.table(),
              change.partitions(),
              before == null ? change.partitions() : change.partitions() - before,
              before == null ? "new" : change.columnsChanged() ? "changed" : "unchanged"));
    }
    TablePrinter.print(context.out(), "", List.of("table", "partitions", "added", "columns"), rows);
    say("");
    say(
        "%s: done in %d s%s."
            .formatted(
                crawler,
                crawled.took().toSeconds(),
                crawled.wasRunning() ? "; it was running already" : ""));
    crawled.differences().forEach(line -> say("difference: " + line));
    say(
        crawled.differences().isEmpty()
            ? "Catalog and code agree."
            : "Catalog and code differ: deploy the stack again.");
  }

  private static Map<String, Object> asJson(Crawled crawled) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("seconds", crawled.took().toSeconds());
    told.put("was_running", crawled.wasRunning());
    List<Object> tables = new ArrayList<>();
    for (TableChange change : crawled.changes()) {
      Map<String, @Nullable Object> table = new LinkedHashMap<>();
      table.put("table", change.table());
      table.put("partitions_before", change.partitionsBefore());
      table.put("partitions", change.partitions());
      table.put("columns_changed", change.columnsChanged());
      tables.add(table);
    }
    told.put("tables", tables);
    told.put("differences", crawled.differences());
    return told;
  }
}
