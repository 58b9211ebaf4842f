package dev.spotifylake.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.CommandTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page as text; [ReportIT] opens it in a browser.
class ReportCommandTest {
  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"lake-data\">(.*?)</script>", Pattern.DOTALL);

  private static final Pattern SCRIPT = Pattern.compile("<script>.*?</script>", Pattern.DOTALL);

  @TempDir private static Path yearFolder;
  @TempDir private Path folder;
  private CommandTester lake = new CommandTester(Path.of(""));

  @BeforeAll
  static void fillTheYear() throws IOException {
    YearOfListening.write(yearFolder);
  }

  @BeforeEach
  void begin() {
    lake = new CommandTester(folder);
  }

  private String pageOf(String name) throws IOException {
    CommandTester.Result result = lake.run("report", "--lake", name, "--out", "page.html");
    assertThat(result.exitCode()).as(result.err()).isZero();
    return Files.readString(folder.resolve("page.html"));
  }

  /// The page without its two scripts: markup, style and data.
  private static String markup(String page) {
    return SCRIPT.matcher(page).replaceAll("");
  }

  private static JsonNode dataOf(String page) throws IOException {
    Matcher data = DATA.matcher(page);
    assertThat(data.find()).isTrue();
    return new JsonMapper().readTree(data.group(1));
  }

  private static int rows(JsonNode data, String query) {
    return data.path("results").path(query).path("rows").asInt();
  }

  @Test
  void thePageOfAnEmptyLakeSaysSo() throws IOException {
    Files.createDirectories(folder.resolve("empty"));

    String page = pageOf("empty");

    assertThat(page).contains("This lake is empty", "lake import").doesNotContain("class=\"chart");
    assertThat(dataOf(page).path("empty").asBoolean()).isTrue();
  }

  @Test
  void theOutputNamesThePagesFile() throws IOException {

    assertThat(lake.run("report", "--lake", yearFolder.toString()).out())
        .startsWith("lake-report.html: ")
        .contains(" plays, ", folder.resolve("lake-report.html").toUri().toString());
    JsonNode output =
        new JsonMapper()
            .readTree(lake.run("report", "--lake", yearFolder.toString(), "--json").out());
    assertThat(output.path("file").asText())
        .isEqualTo(folder.resolve("lake-report.html").toString());
    assertThat(output.path("plays").asLong()).isGreaterThan(5_000);
    assertThat(output.path("bytes").asLong())
        .isEqualTo(Files.size(folder.resolve("lake-report.html")));
  }

  @Test
  void thePageHoldsTheResultOfEveryQuery() throws IOException {

    JsonNode data = dataOf(pageOf(yearFolder.toString()));

    assertThat(StreamSupport.stream(data.path("results").spliterator(), false).toList())
        .hasSize(10)
        .allSatisfy(result -> assertThat(result.path("rows").asInt()).isPositive());
    assertThat(rows(data, "gaps")).isEqualTo(7);
    // 420 days; nothing ran on two of each 61 days.
    assertThat(rows(data, "runs")).isEqualTo(420 - 2 * 7);
    assertThat(rows(data, "objects")).isEqualTo(420);
    assertThat(rows(data, "ranks")).isEqualTo(419 * 2 * 10);
  }

  @Test
  void hostileNamesAreEscapedAndComplete() throws IOException {

    String page = pageOf(yearFolder.toString());

    assertThat(page.toLowerCase(Locale.ROOT).split("</script", -1)).hasSize(4);
    assertThat(markup(page)).doesNotContain("<img", "<!-- quotes", "\u2028");
    JsonNode artists = dataOf(page).path("results").path("first_artists").path("columns").path(1);
    assertThat(artists.path("name").asText()).isEqualTo("artist_name");
    assertThat(
            StreamSupport.stream(artists.path("texts").spliterator(), false).map(JsonNode::asText))
        .containsAll(YearOfListening.HOSTILE);
  }

  @Test
  void aHostileLakeNameIsEscaped() throws IOException {
    String name = "<b>&\"x\"";
    Files.createDirectories(folder.resolve(name));

    assertThat(pageOf(name)).contains("<title>Listening report of &lt;b&gt;&amp;\"x\"</title>");
    assertThat(markup(pageOf(name))).doesNotContain("<b>");
  }

  @Test
  void thePageMayLoadNothing() throws IOException {
    Files.createDirectories(folder.resolve("empty"));

    assertThat(markup(pageOf("empty")))
        .contains("default-src &#39;none&#39;")
        .doesNotContainPattern("(src|href)=\"(?!data:|#)");
  }

  @Test
  void simulatedDataIsMarkedAsSuch() throws IOException {
    Files.createDirectories(folder.resolve("own"));

    assertThat(pageOf(yearFolder.toString())).contains("simulated data");
    assertThat(pageOf("own")).doesNotContain("simulated data");
  }

  @Test
  void daysFollowTheListenersTimeZone() throws IOException {
    String utc = dataOf(pageOf(yearFolder.toString())).path("results").path("listening").toString();

    lake.with("LAKE_TIMEZONE", "Asia/Tokyo");

    String page = pageOf(yearFolder.toString());
    assertThat(page).contains("in the time zone Asia/Tokyo");
    assertThat(dataOf(page).path("results").path("listening").toString()).isNotEqualTo(utc);
  }

  @Test
  void aMissingLakeIsAOneLineError() {
    CommandTester.Result result = lake.run("report", "--lake", "nowhere");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("lake: there is no lake at nowhere").hasLineCount(1);
  }

  @Test
  void aFolderAsOutputFileIsAnError() throws IOException {
    Files.createDirectories(folder.resolve("empty"));

    CommandTester.Result result = lake.run("report", "--lake", "empty", "--out", "empty");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("empty is a folder", "--out FILE").hasLineCount(1);
  }
}
