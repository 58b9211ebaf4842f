package dev.spotifylake.extract.state;

import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.report.PassReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far the reading of a list has come.
///
/// @param offset place of the next element to ask for
/// @param after cursor of the next element, for lists that are read by cursor
/// @param items elements read so far
/// @param total what the first page said the list holds; null where it said nothing
/// @param consistent false once the list was seen to change
/// @param snapshotId the version of the list that is being read, where lists have one
/// @param mark the newest `added_at` read, the next watermark
/// @param startedAt when the pass began
/// @param again whether this is the second reading, because the list changed during the first
public record Cursor(
    String passId,
    PassReport.Kind kind,
    int offset,
    @Nullable String after,
    int items,
    @Nullable Integer total,
    boolean consistent,
    @Nullable String snapshotId,
    @Nullable Instant mark,
    Instant startedAt,
    boolean again) {
  /// The beginning of a pass.
  public static Cursor start(
      String passId, PassReport.Kind kind, @Nullable String snapshotId, Instant now) {
    return new Cursor(passId, kind, 0, null, 0, null, true, snapshotId, null, now, false);
  }

  /// After a page.
  public Cursor advance(
      int newOffset, @Nullable String newAfter, int read, @Nullable Integer said) {
    boolean changed = total != null && said != null && !total.equals(said);
    return new Cursor(
        passId,
        kind,
        newOffset,
        newAfter,
        items + read,
        total == null ? said : total,
        consistent && !changed,
        snapshotId,
        mark,
        startedAt,
        again);
  }

  public Cursor withMark(@Nullable Instant seen) {
    return seen == null || (mark != null && !seen.isAfter(mark))
        ? this
        : new Cursor(
            passId,
            kind,
            offset,
            after,
            items,
            total,
            consistent,
            snapshotId,
            seen,
            startedAt,
            again);
  }

  public Cursor inconsistent() {
    return new Cursor(
        passId, kind, offset, after, items, total, false, snapshotId, mark, startedAt, again);
  }

  public Cursor secondReading() {
    return new Cursor(
        passId, kind, offset, after, items, total, consistent, snapshotId, mark, startedAt, true);
  }

  static @Nullable Cursor from(@Nullable JsonObject json) {
    if (json == null) {
      return null;
    }
    String passId = json.text("pass_id");
    Instant startedAt = json.instant("started_at");
    Integer offset = json.whole("offset");
    Integer items = json.whole("items");
    if (passId == null || startedAt == null || offset == null || items == null) {
      return null;
    }
    return new Cursor(
        passId,
        "incremental".equals(json.text("kind"))
            ? PassReport.Kind.INCREMENTAL
            : PassReport.Kind.FULL,
        offset,
        json.text("after"),
        items,
        json.whole("total"),
        !Boolean.FALSE.equals(json.truth("consistent")),
        json.text("snapshot_id"),
        json.instant("mark"),
        startedAt,
        Boolean.TRUE.equals(json.truth("again")));
  }

  Map<String, @Nullable Object> toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("pass_id", passId);
    json.put("kind", kind.wireName());
    json.put("offset", offset);
    json.put("after", after);
    json.put("items", items);
    json.put("total", total);
    json.put("consistent", consistent);
    json.put("snapshot_id", snapshotId);
    json.put("mark", mark);
    json.put("started_at", startedAt);
    json.put("again", again);
    return json;
  }
}
