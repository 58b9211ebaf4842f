package dev.spotifylake.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.IndexFile;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.store.FolderObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each damage is found, and the printed command mends it.
class CheckCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant AFTER_THE_DEMO = Instant.parse("2026-11-22T12:00:00Z");
  private static final Pattern PART = Pattern.compile("'([^']*)'|(\\S+)");

  @TempDir private static Path folder;
  @TempDir private Path copy;

  @BeforeAll
  static void makeLake() {
    CommandTester command = new CommandTester(folder).at(() -> AFTER_THE_DEMO);
    assertThat(command.run("demo", "--hours", "2").exitCode()).isZero();
  }

  @BeforeEach
  void copyLake() throws IOException {
    Path from = folder.resolve("demo-lake");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path to = lake().resolve(from.relativize(file));
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path lake() {
    return copy.resolve("my lake");
  }

  private CommandTester command() {
    return new CommandTester(copy).at(() -> AFTER_THE_DEMO);
  }

  private JsonNode check(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("check", "--lake", "my lake", "--json"));
    arguments.addAll(List.of(options));
    Result result = command().run(arguments.toArray(String[]::new));
    assertThat(result.err()).isEmpty();
    JsonNode report = JSON.readTree(result.out());
    assertThat(result.exitCode()).isEqualTo(report.path("findings").isEmpty() ? 0 : 3);
    return report;
  }

  private static List<String> kinds(JsonNode report) {
    return StreamSupport.stream(report.path("findings").spliterator(), false)
        .map(finding -> finding.path("kind").asText())
        .distinct()
        .toList();
  }

  /// Runs the commands of the cures until nothing is wrong, as a shell would.
  private void mend(JsonNode report) throws IOException {
    JsonNode left = report;
    for (int round = 0; round < 3 && !left.path("findings").isEmpty(); round++) {
      TreeSet<String> cures = new TreeSet<>();
      left.path("findings").forEach(finding -> cures.add(finding.path("cure").asText()));
      for (String cure : cures) {
        for (String line : cure.substring(cure.indexOf("run: ") + 5).split(" && ", -1)) {
          run(line);
        }
      }
      left = check("--hashes");
    }
    assertThat(left.path("findings")).isEmpty();
  }

  private void run(String line) throws IOException {
    List<String> words = new ArrayList<>();
    for (Matcher part = PART.matcher(line); part.find(); ) {
      words.add(part.group(1) == null ? part.group(2) : part.group(1));
    }
    if (words.getFirst().equals("rm")) {
      Files.deleteIfExists(Path.of(words.get(1)));
    } else {
      assertThat(words.getFirst()).isEqualTo("lake");
      Result result = command().run(words.subList(1, words.size()).toArray(String[]::new));
      assertThat(result.err()).as(line).isEmpty();
      assertThat(result.exitCode()).as(line).isZero();
    }
  }

  private void compact() {
    assertThat(command().run("compact", "--lake", "my lake").exitCode()).isZero();
  }

  private LakeFiles record() throws IOException {
    return LakeFiles.read(new FolderObjectStore(lake())).files();
  }

  /// The first file below a root whose path matches.
  private Path file(String root, String part) {
    try (Stream<Path> files = Files.walk(lake().resolve(root))) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().contains(part))
          .sorted()
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(Path file) throws IOException {
    Files.writeString(file, "x", StandardOpenOption.APPEND);
  }

  private static void changeLastByte(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] = (byte) (bytes[bytes.length - 1] ^ 1);
    Files.write(file, bytes);
  }

  @Test
  void nothingIsWrongWithASoundLake() throws IOException {
    JsonNode young = check("--hashes");
    assertThat(young.path("findings")).isEmpty();
    assertThat(young.path("raw_objects").asInt()).isPositive();
    assertThat(young.path("manifests").asInt()).isEqualTo(young.path("raw_objects").asInt());

    compact();
    JsonNode compacted = check("--hashes");
    assertThat(compacted.path("findings")).isEmpty();
    assertThat(compacted.path("raw_objects_in_indexes").asInt()).isPositive();
    assertThat(command().run("check", "--lake", "my lake").out())
        .endsWith("merged files: nothing is wrong" + System.lineSeparator());
  }

  @Test
  void aRawObjectWithoutManifestIsTransformedAgain() throws IOException {
    Files.delete(file("manifests", "source=playlists"));
    JsonNode report = check();

    // Its files are the ones that the transform makes again.
    assertThat(kinds(report)).containsExactly("not_transformed", "orphaned");
    run(report.path("findings").get(0).path("cure").asText().substring(5));
    assertThat(check().path("findings")).isEmpty();
  }

  @Test
  void aMissingLooseFileIsMadeAgain() throws IOException {
    Files.delete(file("curated/tracks", ".parquet"));
    JsonNode report = check();

    assertThat(kinds(report)).containsExactly("file_missing");
    mend(report);
  }

  @Test
  void aLooseFileOfAnotherSizeIsMadeAgain() throws IOException {
    append(file("curated/tracks", ".parquet"));
    JsonNode report = check();

    assertThat(kinds(report)).containsExactly("file_differs");
    mend(report);
  }

  @Test
  void hashesFindALooseFileOfAnotherContent() throws IOException {
    changeLastByte(file("curated/tracks", ".parquet"));

    assertThat(check().path("findings")).isEmpty();
    JsonNode report = check("--hashes");
    assertThat(kinds(report)).containsExactly("file_differs");
    mend(report);
  }

  @Test
  void anUnfinishedTransformIsRepeated() throws IOException {
    Path manifest = file("manifests", "source=playlists");
    Path begun =
        manifest.resolveSibling(manifest.getFileName().toString().replace(".json", ".begun.json"));
    Files.move(manifest, begun);
    JsonNode report = check();

    assertThat(kinds(report)).containsExactly("unfinished");
    mend(report);
  }

  @Test
  void aDamagedManifestIsMadeAgain() throws IOException {
    Files.writeString(file("manifests", "source=playlists"), "{");
    JsonNode report = check();

    assertThat(kinds(report)).containsExactly("manifest_damaged", "orphaned");
    run(report.path("findings").get(0).path("cure").asText().substring(5).split(" && ", -1)[0]);
    run(report.path("findings").get(0).path("cure").asText().split(" && ", -1)[1]);
    assertThat(check().path("findings")).isEmpty();
  }

  @Test
  void leftOverAndUnknownFilesAreDeleted() throws IOException {
    Path file = file("curated/tracks", ".parquet");
    Files.copy(
        file,
        file.resolveSibling(
            file.getFileName()
                .toString()
                .replaceAll("[0-9a-f]{16}\\.parquet", "0123456789abcdef.parquet")));
    Files.writeString(lake().resolve("curated/notes.txt"), "mine");
    JsonNode report = check();

    assertThat(kinds(report)).containsExactly("orphaned", "unknown_object");
    mend(report);
    assertThat(file).exists();
  }

  @Test
  void filesOfAKilledCompactionAreDeletedByTheNextOnes() throws IOException {
    compact();
    MergedFile current = record().merged().getFirst();
    Path file = lake().resolve(current.key());
    String name = file.getFileName().toString();
    Files.copy(file, file.resolveSibling(name.replace(".000.", ".001.")));
    Files.copy(file, file.resolveSibling(name.replace("00000001", "00000007")));
    JsonNode report = check();

    assertThat(kinds(report)).containsExactly("abandoned", "newer_than_record");
    mend(report);
  }

  @Test
  void aMissingMergedFileIsMadeAgainWithoutTheRecord() throws IOException {
    compact();
    Files.delete(lake().resolve(record().merged().getFirst().key()));
    JsonNode report = check();

    assertThat(kinds(report)).containsExactly("merged_file_missing");
    mend(report);
  }

  @Test
  void damagedMergedFilesAreFoundBySizeAndByHash() throws IOException {
    compact();
    append(lake().resolve(record().merged().getFirst().key()));
    changeLastByte(lake().resolve(record().merged().getLast().key()));

    assertThat(check().path("findings")).hasSize(1);
    JsonNode report = check("--hashes");
    assertThat(kinds(report)).containsExactly("merged_file_differs");
    assertThat(report.path("findings")).hasSize(2);
  }

  @Test
  void missingAndDamagedIndexesAreFound() throws IOException {
    compact();
    IndexFile index = record().indexes().getFirst();
    Path file = lake().resolve(index.key());
    changeLastByte(file);
    assertThat(kinds(check())).containsExactly("index_damaged");

    Files.delete(file);
    JsonNode report = check();
    assertThat(kinds(report)).containsExactly("index_missing");
    mend(report);
  }

  @Test
  void aDamagedRecordIsOneLine() throws IOException {
    compact();
    Files.writeString(lake().resolve(LakeFiles.KEY), "{");

    Result result = command().run("check", "--lake", "my lake");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("lake: " + LakeFiles.KEY + " is damaged").hasLineCount(1);
  }

  @Test
  void aLineHasTheKeyTheProblemAndTheCommand() throws IOException {
    Path missing = file("curated/tracks", ".parquet");
    Files.delete(missing);

    Result result = command().run("check", "--lake", "my lake");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out().lines().toList().getLast())
        .startsWith("curated/tracks/")
        .contains(" is named by the manifest of raw/source=")
        .contains("; run: lake replay --lake 'my lake' --source ");
  }
}
