package dev.spotifylake.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page of what was asked for names only what exists.
final class RequirementsDocumentTest {

  private static final String DOCUMENT = "docs/requirements.md";
  private static final String NOT_YET = "*not yet*";

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern CLASS = Pattern.compile("[A-Z]\\w*");
  private static final Pattern CLASS_AND_TEST = Pattern.compile("([A-Z]\\w*)\\.([a-z]\\w*)");
  private static final Pattern DEPENDENCY = Pattern.compile("[\\w.-]+:[\\w.-]+");

  private static final SourceTree TREE = SourceTree.ofThisCheckout();

  private static final Set<String> DEPENDENCIES =
      Poms.dependencies(TREE).stream().map(Poms.Dependency::name).collect(Collectors.toSet());

  /// One line of the table.
  private record Row(String phrase, String place, String proof) {

    List<String> names() {
      List<String> names = new ArrayList<>(code(place));
      names.addAll(code(proof));
      return names;
    }
  }

  private static final List<Row> ROWS = rows(TREE.text(DOCUMENT));

  @Test
  void everyFileClassTestAndDependencyItNamesExists() {
    List<String> absent = new ArrayList<>();
    for (Row row : ROWS) {
      for (String name : row.names()) {
        if (!exists(name)) {
          absent.add(row.phrase() + ": " + name);
        }
      }
    }
    assertThat(absent).as(DOCUMENT + " names what is not there").isEmpty();
  }

  @Test
  void everyPhraseHasAProofOrSaysNotYet() {
    assertThat(ROWS)
        .filteredOn(row -> code(row.proof()).isEmpty() && !row.proof().contains(NOT_YET))
        .as("rows that neither name a test nor say not yet")
        .isEmpty();
  }

  @Test
  void aProofIsATest() {
    assertThat(ROWS)
        .flatExtracting(row -> code(row.proof()))
        .allMatch(name -> name.matches("\\w+(Test|IT)(\\.\\w+)?"));
  }

  @Test
  void whatHasNoPlaceYetHasNoProofYet() {
    assertThat(ROWS)
        .filteredOn(row -> row.place().equals(NOT_YET))
        .allMatch(row -> row.proof().equals(NOT_YET));
  }

  @Test
  void theWholeRequestIsListed() {
    assertThat(ROWS)
        .extracting(Row::phrase)
        .doesNotHaveDuplicates()
        .contains(
            "AWS Lambda function suite in Java: serverless ETL",
            "aws-lambda-java-core",
            "aws-lambda-java-events",
            "AWS SDK for Java v2: s3",
            "AWS SDK for Java v2: glue",
            "AWS SDK for Java v2: athena",
            "AWS SDK for Java v2: cloudwatchlogs",
            "Jackson",
            "OkHttp",
            "JUnit 5",
            "Testcontainers LocalStack",
            "top level pom.xml",
            "extract-lambda",
            "transform-lambda",
            "common",
            "infra",
            "docs",
            "README.md",
            ".github",
            "hourly EventBridge trigger",
            "extract calls the Spotify API",
            "raw JSON to S3",
            "the put event triggers transform",
            "partitioned CSV and Parquet",
            "Glue crawler",
            "Data Catalog",
            "Athena queries",
            "queries from the Athena console too",
            "CloudWatch",
            "deployed via SAM or CDK");
  }

  private static boolean exists(String name) {
    if (TREE.has(name)) {
      return true;
    }
    var classAndTest = CLASS_AND_TEST.matcher(name);
    if (classAndTest.matches()) {
      return sources(classAndTest.group(1)).stream()
          .anyMatch(source -> declares(TREE.text(source), classAndTest.group(2)));
    }
    if (CLASS.matcher(name).matches()) {
      return !sources(name).isEmpty();
    }
    if (DEPENDENCY.matcher(name).matches()) {
      return DEPENDENCIES.contains(name);
    }
    return false;
  }

  /// A method, or a field that holds a rule.
  private static boolean declares(String source, String member) {
    return Pattern.compile("\\s" + Pattern.quote(member) + "(\\(| =)").matcher(source).find();
  }

  private static List<String> sources(String simpleName) {
    return TREE.endingWith("/" + simpleName + ".java");
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
  }

  private static List<Row> rows(String document) {
    return document
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| asked for"))
        .map(line -> line.split(" *\\| *", -1))
        .map(cells -> new Row(cells[1], cells[2], cells[3]))
        .toList();
  }
}
