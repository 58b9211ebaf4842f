package dev.spotifylake.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.Main;
import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.common.sql.SqlFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages of `docs/reference/` name everything that the code has.
final class ReferencePagesTest {
  private static final SourceTree TREE = SourceTree.ofThisCheckout();

  /// An environment variable by the form of its name.
  private static final Pattern VARIABLE = Pattern.compile("\"((?:LAKE|SPOTIFY)_[A-Z_]+)\"");

  @Test
  void theCommandsPageIsWhatTheCommandSays(@TempDir Path folder) throws IOException {
    GeneratedPage.hasContent(
        "commands.md",
        CommandsPage.of(Main.lake().commandLine(new CommandTester(folder).context())));
  }

  @Test
  void theSavedQueriesPageIsWhatTheSqlFilesSay() throws IOException {
    GeneratedPage.hasContent("saved-queries.md", SavedQueriesPage.of(SqlFiles.queries()));
  }

  @Test
  void theSettingsPageHasEveryEnvironmentVariable() {
    Set<String> read = new TreeSet<>();
    for (String source : TREE.endingWith(".java")) {
      if (source.contains("/src/main/")) {
        VARIABLE.matcher(TREE.text(source)).results().forEach(found -> read.add(found.group(1)));
      }
    }

    String page = TREE.text("docs/reference/settings.md");
    assertThat(read)
        .hasSizeGreaterThan(10)
        .allSatisfy(variable -> assertThat(page).contains("| `" + variable + "` |"));
  }

  @Test
  void theSettingsPageHasEveryStackParameterWithItsDefault() throws IOException {
    String page = TREE.text("docs/reference/settings.md");

    for (Map.Entry<String, JsonNode> parameter : template().path("Parameters").properties()) {
      JsonNode defaultValue = parameter.getValue().path("Default");
      String cell =
          defaultValue.isMissingNode() ? "none; required" : "`" + defaultValue.asText() + "`";
      assertThat(page).contains("| `%s` | %s |".formatted(parameter.getKey(), cell));
    }
  }

  @Test
  void theMetricsPageHasEveryMetricAndEveryAlarm() throws IOException {
    List<String> names = new ArrayList<>(MetricNames.all());
    for (JsonNode resource : template().path("Resources")) {
      if (resource.path("Type").asText().equals("AWS::CloudWatch::Alarm")) {
        // `Fn::Join` of the lake's name and the alarm's own.
        JsonNode parts = resource.path("Properties").path("AlarmName").path("Fn::Join").path(1);
        names.add(parts.path(1).asText().substring(1));
      }
    }

    String page = TREE.text("docs/reference/metrics.md");
    assertThat(names)
        .hasSizeGreaterThan(15)
        .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
  }

  private static JsonNode template() throws IOException {
    return JsonMapper.builder().build().readTree(TREE.text("infra/template.json"));
  }
}
