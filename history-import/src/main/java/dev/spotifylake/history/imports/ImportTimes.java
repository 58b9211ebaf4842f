package dev.spotifylake.history.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.OpsObjectRow;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.table.MonthRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The time of the first import of each content: `state/imports/<runId>.json`. A second import of
/// the same content takes that time, so it writes the same keys.
final class ImportTimes {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Instant TABLES_BEGIN =
      YearMonth.parse(MonthRange.of(LakeTables.of(OpsObjectRow.class)).first())
          .atDay(1)
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant();

  private final ObjectStore raw;

  private ImportTimes(ObjectStore raw) {
    this.raw = raw;
  }

  static ImportTimes in(ObjectStore raw) {
    return new ImportTimes(raw);
  }

  /// @throws LakeException where the time is before the tables begin, or in the future; null is
  ///   allowed
  static void check(@Nullable Instant observedAt, Instant now) {
    if (observedAt == null) {
      return;
    }
    if (observedAt.isBefore(TABLES_BEGIN)) {
      throw new LakeException(
          "--observed-at "
              + observedAt
              + " is before the tables begin; nothing was imported. Expected a time from "
              + TABLES_BEGIN
              + " on");
    }
    if (observedAt.isAfter(now)) {
      throw new LakeException(
          "--observed-at "
              + observedAt
              + " is in the future; nothing was imported. Expected a time up to "
              + now);
    }
  }

  /// The time of the first import with this run id, which is this one where there was none.
  Instant firstTime(String runId, Instant thisTime) throws IOException {
    String key = "state/imports/" + runId + ".json";
    Instant time = thisTime.truncatedTo(ChronoUnit.MILLIS);
    return switch (raw.put(key, ObjectContent.of(toJson(time)), PutCondition.absent())) {
      case PutOutcome.Stored stored -> time;
      case PutOutcome.Refused refused -> read(key);
    };
  }

  private static byte[] toJson(Instant time) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("v", 1);
      json.writeStringField("observed_at", time.toString());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private Instant read(String key) throws IOException {
    try (StoredObject stored = raw.get(key)) {
      if (stored != null) {
        try (JsonParser json = JSON.createParser(stored.readAll())) {
          json.nextToken();
          for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals("observed_at")) {
              return Instant.parse(json.getText());
            }
            json.skipChildren();
          }
        }
      }
    } catch (DateTimeException noTime) {
      throw unreadable(key, noTime);
    }
    throw unreadable(key, null);
  }

  private static LakeException unreadable(String key, @Nullable Throwable cause) {
    return new LakeException(
        key
            + " does not say when its import was done first; expected {\"v\":1,\"observed_at\":"
            + "\"<UTC time>\"}: delete it to import anew",
        cause);
  }
}
