package dev.spotifylake.common.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.LakeViews;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "data-dictionary.md");

  @Test
  void thePageInDocsIsWhatTheDefinitionsSay() throws IOException {
    String page = DataDictionary.page(LakeTables.all(), LakeViews.all());
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).as("%s; write it again by ./regenerate", PAGE).hasContent(page);
  }

  @Test
  void aRemovedColumnIsNotOnThePage() {
    TableDefinition tracks = LakeTables.byName("tracks");
    List<ColumnDefinition> fewer =
        tracks.columns().stream().filter(column -> !column.name().equals("isrc")).toList();
    TableDefinition without =
        new TableDefinition(
            tracks.name(),
            tracks.oneRowIs(),
            tracks.partition(),
            tracks.key(),
            tracks.fedBy(),
            fewer);

    assertThat(DataDictionary.page(List.of(tracks), List.of())).contains("`isrc`");
    assertThat(DataDictionary.page(List.of(without), List.of())).doesNotContain("`isrc`");
  }

  @Test
  void everyTableAndViewHasItsSection() {
    String page = DataDictionary.page(LakeTables.all(), LakeViews.all());

    assertThat(LakeTables.all())
        .allSatisfy(table -> assertThat(page).contains("## " + table.name()));
    assertThat(LakeViews.all())
        .extracting(LakeView::name)
        .allSatisfy(name -> assertThat(page).contains("## " + name));
  }
}
