package dev.spotifylake.common.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.TableDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AthenaViewTest {
  private static final AthenaView ONE_COLUMN =
      new AthenaView("SELECT 'ü' AS letter", List.of(new ViewColumn("letter", "varchar")));

  @Test
  void theViewTextIsACommentOfEncodedJson() {
    // Computed by hand from {"originalSql":"SELECT 1 AS n",...}: the form is Athena's, not ours.
    AthenaView view = new AthenaView("SELECT 1 AS n", List.of(new ViewColumn("n", "integer")));

    assertThat(view.originalText("lake"))
        .isEqualTo(
            "/* Presto View: "
                + "eyJvcmlnaW5hbFNxbCI6IlNFTEVDVCAxIEFTIG4iLCJjYXRhbG9nIjoiYXdzZGF0YWNhdGFsb2ciLCJz"
                + "Y2hlbWEiOiJsYWtlIiwiY29sdW1ucyI6W3sibmFtZSI6Im4iLCJ0eXBlIjoiaW50ZWdlciJ9XX0="
                + " */");
  }

  @Test
  void whatWasEncodedIsReadBackLetterForLetter() throws Exception {
    JsonNode view = new ObjectMapper().readTree(AthenaView.jsonOf(ONE_COLUMN.originalText("d")));

    assertThat(view.get("originalSql").asText()).isEqualTo("SELECT 'ü' AS letter");
    assertThat(view.get("schema").asText()).isEqualTo("d");
    assertThat(view.at("/columns/0/name").asText()).isEqualTo("letter");
  }

  @Test
  void aTextThatIsNoViewIsRefused() {
    assertThatThrownBy(() -> AthenaView.jsonOf("SELECT 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/* Presto View: <base64> */");
  }

  @Test
  void aQueryWithASemicolonIsRefused() {
    List<ViewColumn> columns = List.of(new ViewColumn("n", "integer"));

    assertThatThrownBy(() -> new AthenaView("SELECT 1 AS n; ", columns))
        .hasMessageContaining("semicolon");
  }

  @Test
  void aColumnHasOneCatalogTypeInTablesAndViews() {
    for (TableDefinition table : LakeTables.all()) {
      for (ColumnDefinition column : table.columns()) {
        assertThat(AthenaView.columnLike(column).glueType())
            .as("%s.%s", table.name(), column.name())
            .isEqualTo(column.type().glueName());
      }
    }
  }

  @Test
  void aTypeTheCatalogCannotHoldIsRefusedByName() {
    ViewColumn column = new ViewColumn("at", "time(3) with time zone");

    assertThatThrownBy(column::glueType)
        .hasMessageContaining("column at")
        .hasMessageContaining("time(3) with time zone");
    assertThat(new ViewColumn("share", "decimal(5, 2)").glueType()).isEqualTo("decimal(5,2)");
    assertThat(new ViewColumn("name", "varchar(3)").glueType()).isEqualTo("string");
  }
}
