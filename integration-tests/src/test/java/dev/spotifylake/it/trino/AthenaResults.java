package dev.spotifylake.it.trino;

import dev.spotifylake.it.aws.AthenaService;
import io.trino.client.StatementStats;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Query results of Trino as Athena writes them.
final class AthenaResults {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter ZONED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS VV", Locale.ROOT);

  private AthenaResults() {}

  static AthenaService.QueryResult of(MaterializedResult result) {
    List<AthenaService.Column> columns = new ArrayList<>();
    for (int i = 0; i < result.getTypes().size(); i++) {
      columns.add(
          new AthenaService.Column(
              result.getColumnNames().get(i), result.getTypes().get(i).getBaseName()));
    }
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (MaterializedRow row : result.getMaterializedRows()) {
      List<@Nullable String> texts = new ArrayList<>();
      row.getFields().forEach(value -> texts.add(text(value)));
      rows.add(texts);
    }
    return new AthenaService.QueryResult(
        columns,
        rows,
        result.getStatementStats().map(StatementStats::getPhysicalInputBytes).orElse(0L));
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case LocalDateTime time -> TIMESTAMP.format(time);
      case ZonedDateTime time -> ZONED.format(time);
      case BigDecimal number -> number.toPlainString();
      default -> value.toString();
    };
  }
}
