package dev.spotifylake.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.it.lambda.LambdaHost;
import dev.spotifylake.it.trigger.EventSource;
import dev.spotifylake.testsupport.cloudformation.CloudFormationTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Athena reads a table's files only in its folder and, where it has partitions, where their
/// projection says. So what the deployed transform writes must lie there, under the partition's own
/// name and within its range.
final class WrittenPathsIT extends LakeScenario {
  private static final Pattern FILE =
      Pattern.compile("(?<table>[^/]+/[^/]+/)(?:(?<key>[^/]+)=(?<value>[^/]+)/)?[^/]+");

  @Test
  void everyFileLiesInAPartitionOfATableOfTheTemplate() throws Exception {
    List<JsonNode> tables =
        CloudFormationTemplate.committed()
            .evaluate(Map.of("AlarmMail", "none", "Format", "both"))
            .ofType("AWS::Glue::Table")
            .stream()
            .map(table -> table.at("/TableInput"))
            .filter(table -> table.path("TableType").asText().equals("EXTERNAL_TABLE"))
            .toList();
    SortedMap<String, JsonNode> byLocation = new TreeMap<>();
    tables.forEach(table -> byLocation.put(location(table), table));

    SortedSet<String> written = writtenInBothFormats();

    SortedSet<String> locations = new TreeSet<>();
    for (String file : written) {
      Matcher parts = FILE.matcher(file);
      assertThat(parts.matches()).as(file).isTrue();
      JsonNode table = byLocation.get(parts.group("table"));
      assertThat(table).as("the table that reads %s", parts.group("table")).isNotNull();
      if (parts.group("key") == null) {
        assertThat(table.path("PartitionKeys")).as("partition keys for %s", file).isEmpty();
      } else {
        liesInThePartition(file, table, parts.group("key"), parts.group("value"));
      }
      locations.add(parts.group("table"));
    }
    assertThat(locations.stream().filter(location -> location.startsWith("curated/")))
        .as("tables that an hour fills")
        .hasSizeGreaterThan(12);
    assertThat(locations.stream().filter(location -> location.startsWith("curated-csv/")))
        .hasSameSizeAs(
            locations.stream().filter(location -> location.startsWith("curated/")).toList());
  }

  private void liesInThePartition(String file, JsonNode table, String key, String value) {
    assertThat(table.path("PartitionKeys").findValuesAsText("Name"))
        .as("partition keys for %s", file)
        .containsExactly(key);
    JsonNode projection = table.path("Parameters");
    assertThat(
            inBucket(projection.path("storage.location.template").asText())
                .replace("${" + key + "}", value))
        .isEqualTo(file.substring(0, file.lastIndexOf('/') + 1));
    assertThat(projection.path("projection." + key + ".type").asText()).isEqualTo("date");
    assertThat(projection.path("projection." + key + ".format").asText()).isEqualTo("yyyy-MM");
    String[] range = projection.path("projection." + key + ".range").asText().split(",", -1);
    assertThat(range[1]).isEqualTo("NOW");
    assertThat(YearMonth.parse(value))
        .isBetween(YearMonth.parse(range[0]), YearMonth.now(ZoneOffset.UTC));
  }

  private SortedSet<String> writtenInBothFormats() throws IOException, InterruptedException {
    lake().spotify().advance(Duration.ofHours(1));
    succeeded(lake().extract().invoke(lake().scheduledEvent()), lake());
    try (LambdaHost both =
        new LambdaHost(lake().transform().settings().with("LAKE_FORMAT", "both"))) {
      new EventSource(lake().queue(), both, 5, lake().actions()).poll();
    }
    assertThat(lake().queue().size()).isZero();
    Path bucket = lake().bucket("StorageCurated");
    try (Stream<Path> files = Files.walk(bucket)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> bucket.relativize(file).toString().replace('\\', '/'))
          .filter(key -> key.startsWith("curated"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private String location(JsonNode table) {
    String location = inBucket(table.path("StorageDescriptor").path("Location").asText());
    return location.endsWith("/") ? location : location + "/";
  }

  private String inBucket(String location) {
    String bucket = "s3://" + lake().template().physicalId("StorageCurated") + "/";
    assertThat(location).startsWith(bucket);
    return location.substring(bucket.length());
  }
}
