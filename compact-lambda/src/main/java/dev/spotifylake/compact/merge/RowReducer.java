package dev.spotifylake.compact.merge;

import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.file.TableRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Passes on the rows that compaction keeps, see [TableKind]. Takes rows in their order and holds
/// the distinct values of one entity at a time.
///
/// For an entity it keeps the first and the last observation of each value. The first of all
/// observations is the first of the firsts of any parts, so folding in portions keeps what folding
/// at once does.
final class RowReducer {
  private final TableKind kind;
  private final RowColumns columns;
  private final RowOrder order;
  private final RowOrder group;
  private final RowOrder observation;
  private final RowOutput output;
  private final @Nullable FieldDays days;
  private final List<TableRow> current = new ArrayList<>();
  private final Map<List<@Nullable Object>, Kept> byValue = new LinkedHashMap<>();
  private @Nullable TableRow previous;

  RowReducer(TableDefinition table, RowOutput output) {
    this.kind = TableKind.of(table);
    this.columns = RowColumns.of(table);
    this.order = new RowOrder(columns.order());
    this.group = new RowOrder(columns.group());
    this.observation = new RowOrder(columns.observation());
    this.output = output;
    this.days = kind == TableKind.DAY_SUM ? new FieldDays(table, output) : null;
  }

  /// The rows of the first and of the last observation of a value.
  private static final class Kept {
    private final List<TableRow> first;
    private List<TableRow> last = List.of();

    private Kept(List<TableRow> first) {
      this.first = first;
    }
  }

  void add(TableRow row) throws IOException {
    TableRow before = previous;
    previous = row;
    if (before != null && order.compare(before, row) == 0) {
      return;
    }
    if (kind == TableKind.FACT) {
      output.write(row);
      return;
    }
    if (days != null) {
      days.add(row);
      return;
    }
    boolean sameEntity = before != null && group.compare(before, row) == 0;
    boolean sameList =
        before != null
            && sameEntity
            && kind == TableKind.ENTITY_LIST
            && observation.compare(before, row) == 0;
    if (!sameList) {
      endObservation();
    }
    if (!sameEntity) {
      endGroup();
    }
    current.add(row);
  }

  /// Passes on what is left.
  void finish() throws IOException {
    if (days != null) {
      days.finish();
    }
    endObservation();
    endGroup();
  }

  private void endObservation() {
    if (current.isEmpty()) {
      return;
    }
    List<TableRow> rows = List.copyOf(current);
    current.clear();
    List<@Nullable Object> value = value(rows);
    Kept kept = byValue.get(value);
    if (kept == null) {
      byValue.put(value, new Kept(rows));
    } else {
      kept.last = rows;
    }
  }

  private List<@Nullable Object> value(Collection<TableRow> rows) {
    List<@Nullable Object> value = new ArrayList<>(rows.size() * columns.value().length);
    for (TableRow row : rows) {
      for (int column : columns.value()) {
        value.add(row.get(column));
      }
    }
    return value;
  }

  private void endGroup() throws IOException {
    List<TableRow> rows = new ArrayList<>();
    for (Kept kept : byValue.values()) {
      rows.addAll(kept.first);
      rows.addAll(kept.last);
    }
    byValue.clear();
    rows.sort(order);
    for (TableRow row : rows) {
      output.write(row);
    }
  }
}
