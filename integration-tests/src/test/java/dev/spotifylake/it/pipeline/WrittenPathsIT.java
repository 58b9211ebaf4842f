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
import java.time.LocalDate;
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

/// Athena reads a table's files only where the table's projection says. So what the deployed
/// transform writes must lie there, under the partition's own name and within its range.
final class WrittenPathsIT extends LakeScenario {
  private static final Pattern FILE = Pattern.compile("(.+/)([^/]+)=([^/]+)/[^/]+");

  @Test
  void everyFileLiesInAPartitionOfATableOfTheTemplate() throws Exception {
    List<JsonNode> tables =
        CloudFormationTemplate.committed()
            .evaluate(Map.of("AlarmMail", "none", "Format", "both"))
            .ofType("AWS::Glue::Table")
            .stream()
            .map(table -> table.at("/TableInput"))
            .filter(table -> table.path("Parameters").has("projection.enabled"))
            .toList();
    SortedMap<String, JsonNode> byLocation = new TreeMap<>();
    tables.forEach(table -> byLocation.put(location(table), table));

    SortedSet<String> written = writtenInBothFormats();

    SortedSet<String> locations = new TreeSet<>();
    for (String file : written) {
      Matcher parts = FILE.matcher(file);
      assertThat(parts.matches()).as(file).isTrue();
      JsonNode table = byLocation.get(parts.group(1));
      assertThat(table).as("the table that reads %s", parts.group(1)).isNotNull();
      liesInThePartition(file, table, parts.group(2), parts.group(3));
      locations.add(parts.group(1));
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
    if (projection.path("projection." + key + ".type").asText().equals("enum")) {
      assertThat(projection.path("projection." + key + ".values").asText().split(",", -1))
          .as("months of %s", table.path("Name"))
          .contains(value);
    } else {
      isADayOfTheRange(projection, key, LocalDate.parse(value));
    }
  }

  private static void isADayOfTheRange(JsonNode projection, String key, LocalDate day) {
    assertThat(projection.path("projection." + key + ".type").asText()).isEqualTo("date");
    assertThat(projection.path("projection." + key + ".format").asText()).isEqualTo("yyyy-MM-dd");
    String[] range = projection.path("projection." + key + ".range").asText().split(",", -1);
    assertThat(range[1]).isEqualTo("NOW+1DAYS");
    assertThat(day).isBetween(LocalDate.parse(range[0]), LocalDate.now(ZoneOffset.UTC).plusDays(1));
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
