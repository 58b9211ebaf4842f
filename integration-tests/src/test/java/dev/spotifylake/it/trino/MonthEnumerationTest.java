package dev.spotifylake.it.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthEnumerationTest {
  private static final YearMonth NOW = YearMonth.of(2026, 11);

  @Test
  void everyMonthOfTheRangeIsAPartitionUpToNow() {
    ObjectNode table = MonthEnumeration.of(tableOf("2025-11,NOW"), NOW);

    assertThat(table.at("/Parameters/projection.month.type").asText()).isEqualTo("enum");
    assertThat(table.at("/Parameters/projection.month.values").asText())
        .isEqualTo(
            "2025-11,2025-12,2026-01,2026-02,2026-03,2026-04,2026-05,2026-06,2026-07,2026-08,"
                + "2026-09,2026-10,2026-11");
    assertThat(table.path("Parameters").propertyStream().map(one -> one.getKey()))
        .as("nothing is left that Trino refuses")
        .containsExactly(
            "projection.enabled",
            "storage.location.template",
            "projection.month.type",
            "projection.month.values");
  }

  @Test
  void theTableItselfIsUnchanged() {
    ObjectNode table = tableOf("2025-11,NOW");

    MonthEnumeration.of(table, NOW);

    assertThat(table).isEqualTo(tableOf("2025-11,NOW"));
  }

  @Test
  void everyTableOfTheTemplateWithMonthsGetsTheMonthsOfItsRange() {
    List<ObjectNode> tables =
        TemplateTables.of(TemplateTables.template("months", "both")).tables().stream()
            .filter(table -> table.path("Parameters").has("projection.enabled"))
            .toList();

    assertThat(tables).hasSizeGreaterThan(20);
    for (ObjectNode table : tables) {
      String first = table.path("Name").asText().endsWith("_plays") ? "2006-01" : "2020-01";
      assertThat(
              MonthEnumeration.of(table, NOW)
                  .at("/Parameters/projection.month.values")
                  .asText()
                  .split(",", -1))
          .as(table.path("Name").asText())
          .startsWith(first)
          .endsWith("2026-11")
          .hasSize(first.equals("2006-01") ? 251 : 83);
    }
  }

  @Test
  void monthsWithoutFolderAreLeftOut(@TempDir Path bucket) throws Exception {
    Files.createDirectories(bucket.resolve("curated/ops_runs/month=2026-02"));
    Files.createDirectories(bucket.resolve("curated/ops_runs/month=2026-10"));
    Files.createDirectories(bucket.resolve("curated/ops_runs/month=2026-12"));

    ObjectNode table = MonthEnumeration.ofFolders(tableOf("2025-11,NOW"), NOW, bucket);

    assertThat(table.at("/Parameters/projection.month.values").asText())
        .isEqualTo("2026-02,2026-10");
  }

  @Test
  void aTableWithoutAnyFolderKeepsTheLastMonth(@TempDir Path bucket) {
    ObjectNode table = MonthEnumeration.ofFolders(tableOf("2025-11,NOW"), NOW, bucket);

    assertThat(table.at("/Parameters/projection.month.values").asText()).isEqualTo("2026-11");
  }

  @Test
  void aTableWithoutMonthsStaysAsItIs() {
    ObjectNode table = JsonNodeFactory.instance.objectNode().put("Name", "files_tracks");
    table.putObject("Parameters").put("classification", "parquet");

    assertThat(MonthEnumeration.of(table, NOW)).isSameAs(table);
  }

  @ParameterizedTest
  @CsvSource({
    "format, yyyy-MM-dd",
    "type, integer",
    "interval, 2",
    "interval.unit, DAYS",
    "range, '2025-11,2035-12'"
  })
  void anotherFormIsRefused(String key, String value) {
    ObjectNode table = tableOf("2025-11,NOW");
    ((ObjectNode) table.path("Parameters")).put("projection.month." + key, value);

    assertThatThrownBy(() -> MonthEnumeration.of(table, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("files_ops_runs", value);
  }

  private static ObjectNode tableOf(String range) {
    ObjectNode table = JsonNodeFactory.instance.objectNode().put("Name", "files_ops_runs");
    table.putObject("StorageDescriptor").put("Location", "s3://lake/curated/ops_runs/");
    table
        .putObject("Parameters")
        .put("projection.enabled", "true")
        .put("projection.month.type", "date")
        .put("projection.month.format", "yyyy-MM")
        .put("projection.month.range", range)
        .put("projection.month.interval", "1")
        .put("projection.month.interval.unit", "MONTHS")
        .put("storage.location.template", "s3://lake/curated/ops_runs/month=${month}/");
    return table;
  }
}
