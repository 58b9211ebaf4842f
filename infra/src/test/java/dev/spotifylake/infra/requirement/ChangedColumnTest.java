package dev.spotifylake.infra.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A template that was not written anew after a definition changed is refused, and the table and
/// the column are named.
final class ChangedColumnTest {
  private static final String TABLE = "tracks";
  private static final String COLUMN = "popularity";

  static Stream<Arguments> changes() {
    return Stream.of(
        change("added", "mood", columns -> columns.add(column("mood", ColumnType.STRING))),
        change("removed", COLUMN, columns -> columns.removeIf(one -> one.name().equals(COLUMN))),
        change(
            "renamed",
            "fame",
            columns ->
                columns.replaceAll(
                    one -> one.name().equals(COLUMN) ? column("fame", one.type()) : one)),
        change(
            "retyped",
            COLUMN,
            columns ->
                columns.replaceAll(
                    one -> one.name().equals(COLUMN) ? column(COLUMN, ColumnType.DOUBLE) : one)),
        change("moved", COLUMN, columns -> columns.add(columns.remove(15))));
  }

  private static Arguments change(
      String what, String column, Consumer<List<ColumnDefinition>> change) {
    return Arguments.of(what, column, change);
  }

  private static ColumnDefinition column(String name, ColumnType type) {
    return new ColumnDefinition(name, type, true, "A column of this test", row -> null);
  }

  @ParameterizedTest(name = "a column {0}")
  @MethodSource("changes")
  void theTemplateThatDidNotFollowIsNamed(
      String what, String column, Consumer<List<ColumnDefinition>> change) {
    Candidate left = new Candidate(Candidate.committed(), changed(change));

    assertThat(Requirement.TABLES_ARE_THE_DEFINITIONS.violations(left))
        .as("the columns of the tables of the definition; those of text keep text")
        .hasSize(what.equals("retyped") ? 1 : 2)
        .allSatisfy(line -> assertThat(line).contains("columns of Table", "Tracks is", column));
    assertThat(Requirement.CSV_HAS_TYPES_BY_A_VIEW.violations(left))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("view " + TABLE));
    assertThat(Requirement.A_ROW_IN_TWO_FILES_COUNTS_ONCE.violations(left))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("view " + TABLE));
  }

  private static List<TableDefinition> changed(Consumer<List<ColumnDefinition>> change) {
    List<TableDefinition> definitions = new ArrayList<>();
    for (TableDefinition table : LakeTables.all()) {
      if (table.name().equals(TABLE)) {
        List<ColumnDefinition> columns = new ArrayList<>(table.columns());
        change.accept(columns);
        definitions.add(
            new TableDefinition(
                table.name(),
                table.oneRowIs(),
                table.partition(),
                table.key(),
                table.fedBy(),
                columns));
      } else {
        definitions.add(table);
      }
    }
    return definitions;
  }
}
