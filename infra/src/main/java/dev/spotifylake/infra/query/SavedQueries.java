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

/// The saved queries of Athena's console, under the names that `lake queries` lists. Months and
/// days are UTC; hours follow the stack's time zone.
public final class SavedQueries extends Construct {
  private static final String ZONE = "TimeZone";

  public SavedQueries(
      Construct scope,
      String id,
      LakeParameters parameters,
      LakeCatalog catalog,
      QueryWorkGroup workGroup) {
    super(scope, id);
    for (SqlFile query : SqlFiles.queries()) {
      CfnNamedQuery.Builder.create(this, LogicalNames.of(query.name()))
          .name(query.name())
          .description(description(query))
          .database(catalog.databaseName())
          .workGroup(workGroup.name())
          .queryString(text(query, parameters))
          .build();
    }
  }

  private static String description(SqlFile query) {
    return "%s. %s It %s."
        .formatted(query.title(), query.doc(), Objects.requireNonNull(query.cost()).meaning());
  }

  private static String text(SqlFile query, LakeParameters parameters) {
    String sql = query.keptSql("${" + ZONE + "}");
    return sql.contains("${" + ZONE + "}")
        ? Fn.sub(sql, Ordered.texts(ZONE, parameters.timeZone()))
        : sql;
  }
}
