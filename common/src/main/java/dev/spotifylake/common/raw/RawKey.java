package dev.spotifylake.common.raw;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.LakeLayout;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The key of a raw object:
/// `raw/source=<source>/account=<account>/dt=<YYYY-MM-DD>/<HHmmss>Z-<runId>-<seq>.ndjson.gz`.
///
/// @param account the label itself; the key holds it percent-encoded
/// @param time of the first response in it, cut to the second; all its responses are of that UTC
///   day
/// @param sequence counts the objects of one source, account and run, from 0
public record RawKey(Source source, String account, Instant time, String runId, int sequence) {
  /// Every raw key begins so, and ends with [#SUFFIX]; put events are filtered by both.
  public static final String PREFIX = LakeLayout.RAW;

  public static final String SUFFIX = ".ndjson.gz";

  private static final DateTimeFormatter DATE = utc("uuuu-MM-dd");
  private static final DateTimeFormatter TIME = utc("HHmmss'Z'");
  private static final DateTimeFormatter COMPACT = utc("uuuuMMdd'T'HHmmss'Z'");
  // Strict: the 30th of February would otherwise become the 28th, and the object another's.
  private static final DateTimeFormatter PARSED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern FORM =
      Pattern.compile(
          "raw/source=([a-z_]+)/account=([^/]+)/dt=(\\d{4}-\\d{2}-\\d{2})"
              + "/(\\d{6})Z-([^/]+)-(\\d+)\\.ndjson\\.gz");
  private static final Pattern OUTPUT_FORM =
      Pattern.compile("([a-z_]+)\\.([^/]+)\\.(\\d{4})(\\d{2})(\\d{2})T(\\d{6})Z-([^/.]+)-(\\d+)");

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

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /// The key in the store.
  public String key() {
    return prefix(source, account)
        + "dt="
        + DATE.format(time)
        + "/"
        + TIME.format(time)
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
        + COMPACT.format(time)
        + "-"
        + runId
        + "-"
        + sequenceText();
  }

  private String sequenceText() {
    // Four digits sort as text up to 80 GB of one source in one run.
    return String.format(Locale.ROOT, "%04d", sequence);
  }

  /// The raw key whose [#outputName] a text is.
  ///
  /// @throws IllegalArgumentException where it is none
  public static RawKey ofOutputName(String outputName) {
    Matcher parts = OUTPUT_FORM.matcher(outputName);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'"
              + outputName
              + "' is no name of a curated file;"
              + " expected <source>.<account>.<YYYYMMDD>T<HHmmss>Z-<run>-<seq>");
    }
    return parse(
        PREFIX
            + "source=%s/account=%s/dt=%s-%s-%s/%sZ-%s-%s"
                .formatted(
                    parts.group(1),
                    parts.group(2),
                    parts.group(3),
                    parts.group(4),
                    parts.group(5),
                    parts.group(6),
                    parts.group(7),
                    parts.group(8))
            + SUFFIX);
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
          LocalDateTime.parse(parts.group(3) + " " + parts.group(4), PARSED)
              .toInstant(ZoneOffset.UTC),
          parts.group(5),
          Integer.parseInt(parts.group(6)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + key + "' holds no valid date and time", e);
    }
  }
}
