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

/// The catalog declares the columns that the views have. After a change of a definition the test
/// names the view and the column. (An integration test checks the same with Athena's engine, and
/// writes the file of declared columns.)
class ViewColumnsTest {
  // The types that both engines share. DuckDB's sums are wider than Athena's, so they are left out.
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
  void theCatalogDeclaresTheColumnsOfTheViews() {
    assertThat(differences(LakeTables.all())).isEmpty();
  }

  @Test
  void anUndeclaredViewColumnIsNamed() {
    assertThat(differences(with("tracks", columns -> add(columns, "mood"))))
        .containsExactly("the catalog does not declare v_tracks.mood");
  }

  @Test
  void aDeclaredColumnThatAViewLacksIsNamed() {
    assertThat(differences(with("tracks", columns -> without(columns, "isrc"))))
        .containsExactly("v_tracks has no column isrc");
  }

  @Test
  void aViewColumnOfAnotherTypeIsNamed() {
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
        .containsExactly("v_tracks.popularity is varchar; the catalog declares integer");
  }

  @Test
  void aViewThatNeedsARemovedColumnNamesIt() {
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
    List<ViewColumn> declared = view.view().columns();
    for (ResultColumn column : found) {
      String type = SAME_TYPES.get(column.type());
      ViewColumn same =
          declared.stream()
              .filter(one -> one.name().equals(column.name()))
              .findFirst()
              .orElse(null);
      if (same == null) {
        differences.add("the catalog does not declare %s.%s".formatted(view.name(), column.name()));
      } else if (type != null
          && !same.trinoType().equals(type)
          && !same.trinoType().startsWith("varchar")) {
        differences.add(
            "%s.%s is %s; the catalog declares %s"
                .formatted(view.name(), column.name(), type, same.trinoType()));
      }
    }
    for (ViewColumn column : declared) {
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
