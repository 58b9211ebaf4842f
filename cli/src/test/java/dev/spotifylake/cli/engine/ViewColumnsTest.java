package dev.spotifylake.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.LakeViews;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the catalog is told of the views' columns is what the views have; after a change of a
/// definition that is not so, and the view and the column are named. (The engine that Athena runs
/// is asked by an integration test, which also writes the file anew.)
class ViewColumnsTest {
  // Of sums DuckDB makes wider numbers than Athena: there the type is the other engine's to say.
  private static final Map<String, String> SAME_TYPES =
      Map.of(
          "VARCHAR", "varchar",
          "INTEGER", "integer",
          "BIGINT", "bigint",
          "BOOLEAN", "boolean",
          "DATE", "date",
          "TIMESTAMP", "timestamp(3)");

  @TempDir private Path empty;

  @Test
  void theCatalogIsToldTheColumnsThatTheViewsHave() {
    assertThat(differences(LakeTables.all())).isEmpty();
  }

  @Test
  void aColumnAddedToADefinitionIsMissedInTheViewThatShowsIt() {
    assertThat(differences(with("tracks", columns -> add(columns, "mood"))))
        .containsExactly("the catalog is not told of v_tracks.mood");
  }

  @Test
  void aColumnRemovedFromADefinitionIsTooManyInTheViewThatShowedIt() {
    assertThat(differences(with("tracks", columns -> without(columns, "isrc"))))
        .containsExactly("v_tracks has no column isrc");
  }

  @Test
  void aColumnOfAnotherTypeIsNamedInTheViewThatShowsIt() {
    assertThat(
            differences(
                with(
                    "tracks",
                    columns ->
                        columns.stream()
                            .map(
                                column ->
                                    column.name().equals("popularity")
                                        ? column("popularity", ColumnType.STRING)
                                        : column)
                            .toList())))
        .containsExactly("v_tracks.popularity is varchar; the catalog is told integer");
  }

  @Test
  void aViewThatNeedsAColumnThatIsGoneSaysWhichOne() {
    assertThat(differences(with("plays", columns -> without(columns, "reason_end"))))
        .anySatisfy(line -> assertThat(line).contains("v_plays", "reason_end"));
  }

  private List<String> differences(List<TableDefinition> definitions) {
    List<String> differences = new ArrayList<>();
    for (LakeView view : LakeViews.all()) {
      try (QueryEngine engine = DuckDbEngine.over(empty, LakeFormat.PARQUET, definitions)) {
        compare(view, engine.query("SELECT * FROM " + view.name()).columns(), differences);
      } catch (RuntimeException e) {
        differences.add(view.name() + ": " + e.getMessage());
      }
    }
    return differences;
  }

  private static void compare(LakeView view, List<ResultColumn> found, List<String> differences) {
    List<ViewColumn> told = view.view().columns();
    for (ResultColumn column : found) {
      String type = SAME_TYPES.get(column.type());
      ViewColumn same =
          told.stream().filter(one -> one.name().equals(column.name())).findFirst().orElse(null);
      if (same == null) {
        differences.add("the catalog is not told of %s.%s".formatted(view.name(), column.name()));
      } else if (type != null
          && !same.trinoType().equals(type)
          && !same.trinoType().startsWith("varchar")) {
        differences.add(
            "%s.%s is %s; the catalog is told %s"
                .formatted(view.name(), column.name(), type, same.trinoType()));
      }
    }
    for (ViewColumn column : told) {
      if (found.stream().noneMatch(one -> one.name().equals(column.name()))) {
        differences.add("%s has no column %s".formatted(view.name(), column.name()));
      }
    }
  }

  private static List<ColumnDefinition> add(List<ColumnDefinition> columns, String name) {
    List<ColumnDefinition> more = new ArrayList<>(columns);
    more.add(column(name, ColumnType.STRING));
    return more;
  }

  private static List<ColumnDefinition> without(List<ColumnDefinition> columns, String name) {
    return columns.stream().filter(column -> !column.name().equals(name)).toList();
  }

  private static ColumnDefinition column(String name, ColumnType type) {
    return new ColumnDefinition(name, type, true, "A column of this test", row -> null);
  }

  private static List<TableDefinition> with(
      String changed, UnaryOperator<List<ColumnDefinition>> change) {
    return LakeTables.all().stream()
        .map(
            table ->
                table.name().equals(changed)
                    ? new TableDefinition(
                        table.name(),
                        table.oneRowIs(),
                        table.partition(),
                        table.key(),
                        table.fedBy(),
                        change.apply(table.columns()))
                    : table)
        .toList();
  }
}
