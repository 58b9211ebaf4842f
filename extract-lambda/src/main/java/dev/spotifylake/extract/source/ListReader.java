package dev.spotifylake.extract.source;

import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.call.Call;
import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.state.Cursor;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a list by its own counting: `next` only tells whether there is more, for it is known to
/// point at removed paths, and `total` is known to be wrong.
final class ListReader {
  static final int LARGE_PAGE = 50;

  /// What `400 Invalid limit` falls to: the most that apps made since 2026 get of some lists.
  static final int SMALL_PAGE = 10;

  // Ten times the longest playlist there can be; a list that goes on is a server that repeats
  // itself.
  private static final int MOST_ELEMENTS = 100_000;

  private final RunScope scope;

  ListReader(RunScope scope) {
    this.scope = scope;
  }

  /// Looks at a page after it was read.
  @FunctionalInterface
  interface PageVisitor {
    Verdict visit(List<@Nullable Object> elements);
  }

  /// @param enough whether what follows is known already
  /// @param newest the newest `added_at` of the page
  record Verdict(boolean enough, @Nullable Instant newest) {
    static final Verdict GO_ON = new Verdict(false, null);
  }

  ListEnd read(ListPlan plan, Cursor from, PageVisitor visitor) throws IOException {
    Cursor cursor = from;
    while (cursor.items() < MOST_ELEMENTS) {
      int limit = scope.pageLimit(plan.endpoint());
      switch (scope.calls().fetch(call(plan, cursor, limit))) {
        case Fetched.Stopped(var stop) -> {
          return new ListEnd.Paused(cursor, stop);
        }
        case Fetched.Unavailable(String message) -> {
          return new ListEnd.Unavailable(cursor, message);
        }
        case Fetched.Refused refusal -> {
          if (!isInvalidLimit(refusal) || limit <= SMALL_PAGE) {
            return new ListEnd.Refused(cursor, refusal);
          }
          takeSmallPages(plan.endpoint());
        }
        case Fetched.Document(JsonObject body) -> {
          JsonObject page = plan.container() == null ? body : body.object(plan.container());
          List<@Nullable Object> elements = page == null ? null : page.elements("items");
          if (page == null || elements == null) {
            return new ListEnd.Unavailable(
                cursor, plan.describe() + ": the response holds no items; the next run asks again");
          }
          Verdict verdict = visitor.visit(elements);
          cursor = advance(plan, cursor, page, elements.size(), limit).withMark(verdict.newest());
          if (verdict.enough() || elements.isEmpty() || page.text("next") == null) {
            return new ListEnd.Complete(cursor);
          }
        }
      }
    }
    return new ListEnd.Endless(cursor);
  }

  private Call call(ListPlan plan, Cursor cursor, int limit) {
    Map<String, String> parameters = new HashMap<>(plan.parameters());
    parameters.put("limit", Integer.toString(limit));
    String after = cursor.after();
    if (after != null) {
      parameters.put("after", after);
    } else if (!plan.byCursor()) {
      parameters.put("offset", Integer.toString(cursor.offset()));
    }
    return new Call(
        plan.source(),
        plan.holder(),
        plan.endpoint(),
        plan.pathId(),
        plan.entity(),
        parameters,
        new RawContext(
            null, cursor.snapshotId(), cursor.offset(), cursor.passId(), List.of(), null));
  }

  /// A server may give smaller pages than asked for, and says so in `limit`.
  private static Cursor advance(
      ListPlan plan, Cursor cursor, JsonObject page, int read, int asked) {
    Integer said = page.whole("limit");
    int step = said != null && said >= read && said <= asked ? said : read;
    JsonObject cursors = page.object("cursors");
    return cursor.advance(
        cursor.offset() + step,
        plan.byCursor() && cursors != null ? cursors.text("after") : null,
        read,
        page.whole("total"));
  }

  private static boolean isInvalidLimit(Fetched.Refused refusal) {
    return refusal.status() == 400
        && refusal.message().toLowerCase(Locale.ROOT).contains("invalid limit");
  }

  private void takeSmallPages(Endpoint endpoint) {
    scope.app().change(state -> state.lowerPageLimit(endpoint.template(), SMALL_PAGE));
  }
}
