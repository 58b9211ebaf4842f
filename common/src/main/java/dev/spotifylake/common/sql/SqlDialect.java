package dev.spotifylake.common.sql;

/// The two engines that response. Texts differ in the placeholders only.
public enum SqlDialect {
  /// Athena engine 3, which is Trino.
  ATHENA {
    // Athena refuses to cast a time with a zone to one without, so the zone's offset is added.
    @Override
    String inZone(String timestamp, String zone) {
      String zoned = "at_timezone(with_timezone(%s, 'UTC'), '%s')".formatted(timestamp, zone);
      return "date_add('minute', timezone_hour(%1$s) * 60 + timezone_minute(%1$s), %2$s)"
          .formatted(zoned, timestamp);
    }
  },
  DUCKDB {
    @Override
    String inZone(String timestamp, String zone) {
      return "((%s AT TIME ZONE 'UTC') AT TIME ZONE '%s')".formatted(timestamp, zone);
    }
  };

  /// The time that clocks of a zone show at a UTC time, both without a zone.
  abstract String inZone(String timestamp, String zone);
}
