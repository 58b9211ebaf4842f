package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.rows.OpsRunRow;
import dev.spotifylake.common.rows.RowJson;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.transform.response.Element;
import java.io.IOException;

/// The report of a run. Its fields are named as the columns of `ops_runs` and `ops_passes`.
final class RunMapper {
  private final ResponseRows rows;

  RunMapper(ResponseRows rows) {
    this.rows = rows;
  }

  void mapRun(Element element) throws IOException {
    map(element, OpsRunRow.class);
  }

  void mapPass(Element element) throws IOException {
    map(element, OpsPassRow.class);
  }

  private <R extends Record & Row> void map(Element element, Class<R> rowType) throws IOException {
    R row = RowJson.read(rowType, rows.observation(), element.node());
    if (row == null) {
      rows.reject(element, "unknown_shape");
    } else {
      rows.primary(element, row);
    }
  }
}
