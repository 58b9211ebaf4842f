package dev.spotifylake.extract.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.extract.report.PassReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a pass over a list has come: where the next run continues.
///
/// @param offset position of the next element to request, from 0
/// @param after cursor of the next page, for lists that are read by cursor
/// @param items number of elements read so far
/// @param total `total` of the first page; null where it had none
/// @param consistent false once the list was seen to change during the pass
/// @param snapshotId version of the list that is being read, for lists that have one
/// @param mark the newest `added_at` read so far: the next watermark
/// @param again whether this is the second pass, because the list changed during the first
public record PassCheckpoint(
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
  /// Before the first page.
  public static PassCheckpoint begin(
      String passId, PassReport.Kind kind, @Nullable String snapshotId, Instant now) {
    return new PassCheckpoint(passId, kind, 0, null, 0, null, true, snapshotId, null, now, false);
  }

  /// Behind one more page.
  ///
  /// @param read number of elements of the page
  /// @param newTotal `total` of the page: a change of it means that the list changed
  public PassCheckpoint advance(
      int newOffset, @Nullable String newAfter, int read, @Nullable Integer newTotal) {
    boolean changed = total != null && newTotal != null && !total.equals(newTotal);
    return new PassCheckpoint(
        passId,
        kind,
        newOffset,
        newAfter,
        items + read,
        total == null ? newTotal : total,
        consistent && !changed,
        snapshotId,
        mark,
        startedAt,
        again);
  }

  /// With the later of both marks.
  public PassCheckpoint withMark(@Nullable Instant newest) {
    return newest == null || (mark != null && !newest.isAfter(mark))
        ? this
        : new PassCheckpoint(
            passId,
            kind,
            offset,
            after,
            items,
            total,
            consistent,
            snapshotId,
            newest,
            startedAt,
            again);
  }

  public PassCheckpoint inconsistent() {
    return new PassCheckpoint(
        passId, kind, offset, after, items, total, false, snapshotId, mark, startedAt, again);
  }

  public PassCheckpoint secondReading() {
    return new PassCheckpoint(
        passId, kind, offset, after, items, total, consistent, snapshotId, mark, startedAt, true);
  }

  static @Nullable PassCheckpoint from(ObjectNode json) {
    String passId = JsonFields.text(json, "pass_id");
    Instant startedAt = JsonFields.instant(json, "started_at");
    Integer offset = JsonFields.integer(json, "offset");
    Integer items = JsonFields.integer(json, "items");
    if (passId == null || startedAt == null || offset == null || items == null) {
      return null;
    }
    return new PassCheckpoint(
        passId,
        PassReport.Kind.INCREMENTAL.wireName().equals(JsonFields.text(json, "kind"))
            ? PassReport.Kind.INCREMENTAL
            : PassReport.Kind.FULL,
        offset,
        JsonFields.text(json, "after"),
        items,
        JsonFields.integer(json, "total"),
        !Boolean.FALSE.equals(JsonFields.bool(json, "consistent")),
        JsonFields.text(json, "snapshot_id"),
        JsonFields.instant(json, "mark"),
        startedAt,
        Boolean.TRUE.equals(JsonFields.bool(json, "again")));
  }

  ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("pass_id", passId)
        .put("kind", kind.wireName())
        .put("offset", offset)
        .put("after", after)
        .put("items", items)
        .put("total", total)
        .put("consistent", consistent)
        .put("snapshot_id", snapshotId)
        .put("mark", mark == null ? null : mark.toString())
        .put("started_at", startedAt.toString())
        .put("again", again);
  }
}
