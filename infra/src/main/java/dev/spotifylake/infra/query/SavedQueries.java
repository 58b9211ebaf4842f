package dev.spotifylake.infra.query;

import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.infra.access.Ordered;
import dev.spotifylake.infra.catalog.LakeCatalog;
import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.template.LogicalNames;
import java.util.Objects;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.athena.CfnNamedQuery;
import software.constructs.Construct;

/// The saved questions in the tab of that name of Athena's console, under the names that `lake
/// queries` lists. Months and days follow the engine's clock, hours the zone of the stack.
public final class SavedQueries extends Construct {
  private static final String ZONE = "TimeZone";

  public SavedQueries(
      Construct scope,
      String id,
      LakeParameters parameters,
      LakeCatalog catalog,
      QueryWorkGroup workGroup) {
    super(scope, id);
    for (SqlFile question : SqlFiles.queries()) {
      CfnNamedQuery.Builder.create(this, LogicalNames.of(question.name()))
          .name(question.name())
          .description(description(question))
          .database(catalog.databaseName())
          .workGroup(workGroup.name())
          .queryString(text(question, parameters))
          .build();
    }
  }

  private static String description(SqlFile question) {
    return "%s. %s It %s."
        .formatted(
            question.title(), question.doc(), Objects.requireNonNull(question.cost()).meaning());
  }

  private static String text(SqlFile question, LakeParameters parameters) {
    String sql = question.keptSql("${" + ZONE + "}");
    return sql.contains("${" + ZONE + "}")
        ? Fn.sub(sql, Ordered.texts(ZONE, parameters.timeZone()))
        : sql;
  }
}
