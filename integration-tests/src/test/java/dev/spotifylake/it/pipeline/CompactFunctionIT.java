package dev.spotifylake.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.it.s3.PutNotification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The built jar of the compaction folds the lake of a stack.
final class CompactFunctionIT extends LakeScenario {
  @Test
  void foldedTablesHaveTheSameRowsAndAreReadByTheCommand()
      throws IOException, InterruptedException {
    OlderRawObjects.runAndTransform(lake(), "first");
    OlderRawObjects.runAndTransform(lake(), "second");
    Map<String, List<String>> before = rowsOfAllTables();

    Map<String, Integer> requests = new ConcurrentSkipListMap<>();
    lake().s3().interfere(request -> requests.merge(request.action(), 1, Integer::sum));
    InvocationResult result = lake().compact().invoke(lake().scheduledEvent());
    lake().s3().stopInterfering();
    System.out.printf(
        "compaction: %s by %s; %d ms of processor time%n",
        result.payload(), requests, lake().compact().processorTime().toMillis());

    assertThat(result.functionError()).as(result.payload()).isNull();
    assertThat(result.payload()).contains("\"complete\":true", "\"problems\":[]");
    assertThat(rowsOfAllTables()).isEqualTo(before);
    assertThat(before.get("plays")).isNotEmpty();
    assertThat(manifests()).noneMatch(key -> key.startsWith("manifests/raw/"));
    assertThat(lake().compact().log())
        .anyMatch(line -> line.contains("\"event\":\"compacted\""))
        .anyMatch(line -> line.contains("\"OldestUnfoldedMinutes\":0"));
  }

  @Test
  void anEventOfAFoldedObjectGivesNoFileUntilAReplaySendsIt()
      throws IOException, InterruptedException {
    OlderRawObjects.runAndTransform(lake(), "only");
    lake().compact().invoke(lake().scheduledEvent());
    String event =
        PutNotification.of(lake().template().physicalId("StorageRaw"), foldedKey(), 1, "tag");
    List<String> folded = manifests();

    lake().queue().send(event);
    lake().events().poll();

    assertThat(lake().queue().visible()).isZero();
    assertThat(manifests()).isEqualTo(folded);
    assertThat(lake().transform().log()).anyMatch(line -> line.contains("already_folded"));

    lake()
        .queue()
        .send(
            event.replace(
                "\"eventVersion\"",
                "\"userIdentity\":{\"principalId\":\"lake-replay\"},\"eventVersion\""));
    lake().events().poll();

    assertThat(manifests()).hasSize(folded.size() + 1);
  }

  private String foldedKey() throws IOException {
    Path bucket = lake().bucket("StorageRaw");
    try (Stream<Path> files = Files.walk(bucket.resolve("raw"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> bucket.relativize(file).toString())
          .findFirst()
          .orElseThrow();
    }
  }

  /// Rows of catalog entities are reduced, so their views are compared. Those of `ops_fields` are
  /// summed up.
  private Map<String, List<String>> rowsOfAllTables() {
    Map<String, List<String>> rows = new TreeMap<>();
    LakeTables.all().stream()
        .filter(table -> table.partition() == Partition.MONTH)
        .filter(table -> !table.name().equals("ops_fields"))
        .forEach(
            table ->
                rows.put(
                    table.name(),
                    tables().query("SELECT * FROM " + table.name()).stream().sorted().toList()));
    for (String view : List.of("v_tracks", "v_albums", "v_artists")) {
      rows.put(view, tables().query("SELECT * FROM " + view).stream().sorted().toList());
    }
    return rows;
  }

  private List<String> manifests() throws IOException {
    Path bucket = lake().bucket("StorageCurated");
    try (Stream<Path> files = Files.walk(bucket.resolve("manifests"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> bucket.relativize(file).toString())
          .toList();
    }
  }
}
