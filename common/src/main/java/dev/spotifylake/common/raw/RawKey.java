package dev.spotifylake.common.raw;

import dev.spotifylake.common.source.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The key of a raw object:
/// `raw/source=<source>/account=<account>/dt=<YYYY-MM-DD>/<HHmmss>Z-<runId>-<seq>.ndjson.gz`.
///
/// @param account the label itself; the key holds it percent-encoded
/// @param time of the first answer in it, cut to the second; all its answers are of that UTC day
/// @param sequence counts the objects of one source, account and run, from 0
public record RawKey(Source source, String account, Instant time, String runId, int sequence) {
  /// Every raw key begins so, and ends with [#SUFFIX]; put events are filtered by both.
  public static final String PREFIX = "raw/";

  public static final String SUFFIX = ".ndjson.gz";

  private static final Pattern FORM =
      Pattern.compile(
          "raw/source=([a-z_]+)/account=([^/]+)/dt=(\\d{4}-\\d{2}-\\d{2})"
              + "/(\\d\\d)(\\d\\d)(\\d\\d)Z-([^/]+)-(\\d+)\\.ndjson\\.gz");

  public RawKey {
    time = time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    if (account.isEmpty() || runId.isEmpty() || runId.contains("/") || sequence < 0) {
      throw new IllegalArgumentException(
          "a raw key needs an account, a run id and a sequence from 0; got '"
              + account
              + "', '"
              + runId
              + "', "
              + sequence);
    }
  }

  // By hand, as the whole machinery of formatters would be a tenth of a cold start.
  private String date() {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
  }

  private String timeOfDay() {
    LocalTime utc = LocalTime.ofInstant(time, ZoneOffset.UTC);
    return padded(utc.getHour(), 2) + padded(utc.getMinute(), 2) + padded(utc.getSecond(), 2) + "Z";
  }

  private static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  /// The key in the store.
  public String key() {
    return prefix(source, account)
        + "dt="
        + date()
        + "/"
        + timeOfDay()
        + "-"
        + runId
        + "-"
        + sequenceText()
        + SUFFIX;
  }

  /// What all raw keys of a source and account begin with.
  public static String prefix(Source source, String account) {
    return PREFIX
        + "source="
        + source.wireName()
        + "/account="
        + PercentEncoding.encode(account)
        + "/";
  }

  /// The name, without an ending, of every curated file made from this object: no two raw objects
  /// share one. It begins with the source, since Athena does not see files whose names begin with
  /// an underline or a dot, as that of account `_app` does.
  public String outputName() {
    return source.wireName()
        + "."
        + PercentEncoding.encode(account)
        + "."
        + date().replace("-", "")
        + "T"
        + timeOfDay()
        + "-"
        + runId
        + "-"
        + sequenceText();
  }

  private String sequenceText() {
    // Four digits sort as text up to 80 GB of one source in one run.
    return padded(sequence, 4);
  }

  /// @throws IllegalArgumentException where the text is no raw key, saying what was expected
  public static RawKey parse(String key) {
    Matcher parts = FORM.matcher(key);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'"
              + key
              + "' is no raw key; expected"
              + " raw/source=<source>/account=<account>/dt=<YYYY-MM-DD>/<HHmmss>Z-<run>-<seq>"
              + SUFFIX);
    }
    try {
      return new RawKey(
          Source.ofWireName(parts.group(1)),
          PercentEncoding.decode(parts.group(2)),
          LocalDateTime.parse(
                  parts.group(3)
                      + "T"
                      + parts.group(4)
                      + ":"
                      + parts.group(5)
                      + ":"
                      + parts.group(6))
              .toInstant(ZoneOffset.UTC),
          parts.group(7),
          Integer.parseInt(parts.group(8)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + key + "' holds no valid date and time", e);
    }
  }
}
