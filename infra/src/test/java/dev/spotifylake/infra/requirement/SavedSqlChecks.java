package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.LakeViews;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The views and the saved queries of Athena's console.
final class SavedSqlChecks {
  // What Athena takes as the description of a saved query.
  private static final int LONGEST_DESCRIPTION = 1_024;

  private SavedSqlChecks() {}

  static void viewsAreTheSqlFiles(Candidate candidate, Findings findings) {
    for (LakeFormat format : LakeFormat.values()) {
      Map<String, EvaluatedResource> tables =
          CatalogChecks.tables(
              candidate.with(
                  Map.of("Format", format.name().toLowerCase(Locale.ROOT), "LakeName", "my-lake")));
      for (LakeView view : LakeViews.all()) {
        EvaluatedResource deployed = tables.get(view.name());
        if (deployed == null) {
          findings.expect(false, "there is no view %s in %s", view.name(), format);
        } else {
          viewIsTheFile(view, deployed, findings);
        }
      }
    }
  }

  private static void viewIsTheFile(LakeView view, EvaluatedResource deployed, Findings findings) {
    String name = view.name();
    JsonNode input = deployed.at("/TableInput");
    findings.equal(input.path("TableType").asText(), "VIRTUAL_VIEW", "type of " + name);
    findings.equal(
        input.at("/Parameters/presto_view").asText(), "true", "mark of the view " + name);
    findings.expect(!input.path("Owner").asText().isEmpty(), "%s has no owner", name);
    findings.expect(
        !input.has("Description"),
        "%s has a description, which replaces the comment that marks a view",
        name);
    List<String> inCatalog = new ArrayList<>();
    CatalogChecks.columns(deployed).forEach((column, type) -> inCatalog.add(column + " " + type));
    findings.equal(
        inCatalog,
        view.view().columns().stream()
            .map(column -> column.name() + " " + column.glueType())
            .toList(),
        "columns in the catalog of " + name);
    textIsTheFile(view, input.path("ViewOriginalText").asText(), findings);
  }

  private static void textIsTheFile(LakeView view, String text, Findings findings) {
    JsonNode stored;
    try {
      stored = new ObjectMapper().readTree(AthenaView.jsonOf(text));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      findings.expect(false, "%s cannot be read as a view: %s", view.name(), e.toString());
      return;
    }
    findings.equal(
        stored.path("originalSql").asText(), view.view().sql(), "SQL of the view " + view.name());
    findings.equal(stored.path("schema").asText(), "my_lake", "schema of the view " + view.name());
    findings.equal(
        stored.path("catalog").asText(), "awsdatacatalog", "catalog of the view " + view.name());
    List<ViewColumn> columns = new ArrayList<>();
    stored
        .path("columns")
        .forEach(
            column ->
                columns.add(
                    new ViewColumn(column.path("name").asText(), column.path("type").asText())));
    findings.equal(columns, view.view().columns(), "columns of the view " + view.name());
  }

  static void savedQueriesAreTheSqlFiles(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack =
        candidate.with(Map.of("LakeName", "my-lake", "TimeZone", "Europe/Zurich"));
    List<EvaluatedResource> deployed = stack.ofType("AWS::Athena::NamedQuery");
    findings.equal(
        deployed.stream().map(query -> query.text("/Name")).sorted().toList(),
        SqlFiles.queries().stream().map(SqlFile::name).sorted().toList(),
        "saved queries");
    for (EvaluatedResource query : deployed) {
      String name = query.text("/Name");
      findings.equal(query.text("/Database"), "my_lake", "database of " + name);
      findings.equal(query.text("/WorkGroup"), "my-lake", "workgroup of " + name);
      SqlFile file = SqlFiles.query(name);
      if (file != null) {
        findings.equal(query.text("/QueryString"), file.keptSql("Europe/Zurich"), "SQL of " + name);
        String description = query.text("/Description");
        findings.expect(
            description.contains(file.doc()) && description.length() <= LONGEST_DESCRIPTION,
            "%s is described as '%s'; expected what it returns, in %s letters at most",
            name,
            description,
            LONGEST_DESCRIPTION);
      }
    }
  }
}
