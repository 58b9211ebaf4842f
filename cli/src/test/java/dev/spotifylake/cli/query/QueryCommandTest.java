package dev.spotifylake.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import dev.spotifylake.cli.engine.ParquetLake;
import dev.spotifylake.cli.engine.Rows;
import dev.spotifylake.common.sql.SqlFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {
  private static final String SQL =
      "SELECT name, popularity, observed_at, isrc FROM tracks ORDER BY popularity DESC";

  @TempDir private Path folder;

  @BeforeEach
  void lake() {
    new ParquetLake(folder.resolve("lake-data"))
        .add(
            Rows.track("2026-11-20T10:00:00.123Z", "t1", "Say \"hi\",\nagain", 70, null),
            Rows.track("2026-11-20T10:00:00Z", "t2", "一緒に", 7, "XX1"));
  }

  @Test
  void aTableAlignsNumbersToTheRight() {
    assertThat(query(SQL).out())
        .isEqualTo(
            """
            name             popularity  observed_at          isrc
            ---------------  ----------  -------------------  ----
            Say "hi", again          70  2026-11-20 10:00:00
            一緒に                    7  2026-11-20 10:00:00  XX1
            (2 rows)
            """);
  }

  @Test
  void jsonHasExactValues() throws IOException {
    assertThat(new JsonMapper().readTree(query(SQL, "--json").out()).toString())
        .isEqualTo(
            "[{\"name\":\"Say \\\"hi\\\",\\nagain\",\"popularity\":70,"
                + "\"observed_at\":\"2026-11-20T10:00:00.123Z\",\"isrc\":null},"
                + "{\"name\":\"一緒に\",\"popularity\":7,"
                + "\"observed_at\":\"2026-11-20T10:00:00Z\",\"isrc\":\"XX1\"}]");
  }

  @Test
  void csvHasAHeaderAndQuotedValues() {
    assertThat(query(SQL, "--csv").out())
        .isEqualTo(
            """
            name,popularity,observed_at,isrc
            "Say ""hi"",
            again",70,2026-11-20T10:00:00.123Z,
            一緒に,7,2026-11-20T10:00:00Z,XX1
            """);
  }

  @Test
  void everySavedQueryIsListedAndRuns() {
    Result list = new CommandTester(folder).run("queries");

    assertThat(SqlFiles.queries())
        .hasSizeGreaterThan(18)
        .allSatisfy(
            saved -> {
              assertThat(list.out()).contains(saved.name(), saved.doc());
              Result result = new CommandTester(folder).run("query", "--saved", saved.name());
              assertThat(result.exitCode()).isZero();
            });
  }

  @Test
  void anUnknownSavedQueryIsWrongUsage() {
    Result result = new CommandTester(folder).run("query", "--saved", "most_played");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("most_played_tracks");
  }

  @Test
  void aFolderAndAStackTogetherAreWrongUsage() {
    for (List<String> verb :
        List.of(List.of("query", "SELECT 1"), List.of("report"), List.of("run"))) {
      List<String> arguments = new ArrayList<>(verb);
      arguments.addAll(List.of("--lake", "lake-data", "--stack", "lake"));
      Result result = new CommandTester(folder).run(arguments.toArray(String[]::new));

      assertThat(result.exitCode()).as(verb.getFirst()).isEqualTo(2);
      assertThat(result.err())
          .isEqualTo(
              "lake: --lake and --stack name two lakes; expected one of them\nSee `lake %s --help`.\n"
                  .formatted(verb.getFirst()));
    }
  }

  @Test
  void wrongSqlIsOneLineWithLineAndColumn() {
    Result result = query("SELECT nme FROM tracks", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines()).singleElement().asString().contains("line 1, column 8", "nme");
    assertThat(result.out()).isEmpty();
  }

  private Result query(String sql, String... options) {
    String[] arguments = new String[2 + options.length];
    arguments[0] = "query";
    arguments[1] = sql;
    System.arraycopy(options, 0, arguments, 2, options.length);
    return new CommandTester(folder).run(arguments);
  }
}
