package dev.spotifylake.extract.paging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.client.Call;
import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.PassCheckpoint;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a list page by page and counts the elements itself. Of `next` it uses only whether there
/// is one, because `next` is known to point at removed paths; `total` is known to be wrong.
public final class ListReader {
  private static final int LARGE_PAGE = 50;

  // Apps made since February 2026 get at most this of some lists, else `400 Invalid limit`.
  private static final int SMALL_PAGE = 10;

  // Ten times the longest possible playlist. A longer list means that the server repeats itself.
  private static final int MOST_ELEMENTS = 100_000;

  private final RunContext run;

  public ListReader(RunContext run) {
    this.run = run;
  }

  /// Receives each page that was read.
  @FunctionalInterface
  public interface PageVisitor {
    Verdict visit(ArrayNode elements);
  }

  /// @param enough whether everything that follows is stored already
  /// @param newest the newest `added_at` of the page; null where there is none
  public record Verdict(boolean enough, @Nullable Instant newest) {
    public static final Verdict CONTINUE = new Verdict(false, null);
  }

  /// @throws IOException if the lake cannot be written
  public ListResult read(ListPlan plan, PassCheckpoint from, PageVisitor visitor)
      throws IOException {
    PassCheckpoint checkpoint = from;
    while (checkpoint.items() < MOST_ELEMENTS) {
      int limit = pageLimit(plan.endpoint());
      switch (run.client().fetch(call(plan, checkpoint, limit))) {
        case FetchResult.Stopped(var stop) -> {
          return new ListResult.Paused(checkpoint, stop);
        }
        case FetchResult.Unavailable(String message) -> {
          return new ListResult.Unavailable(checkpoint, message);
        }
        case FetchResult.Refused refusal -> {
          if (!isInvalidLimit(refusal) || limit <= SMALL_PAGE) {
            return new ListResult.Refused(checkpoint, refusal);
          }
          lowerPageLimit(plan.endpoint());
        }
        case FetchResult.Document(ObjectNode body, var _) -> {
          ObjectNode page =
              plan.container() == null ? body : JsonFields.object(body, plan.container());
          ArrayNode elements = page == null ? null : JsonFields.array(page, "items");
          if (page == null || elements == null) {
            return new ListResult.Unavailable(
                checkpoint,
                plan.describe() + ": the response holds no items; the next run tries again");
          }
          Verdict verdict = visitor.visit(elements);
          checkpoint =
              advance(plan, checkpoint, page, elements.size(), limit).withMark(verdict.newest());
          if (verdict.enough() || elements.isEmpty() || JsonFields.text(page, "next") == null) {
            return new ListResult.Complete(checkpoint);
          }
        }
      }
    }
    return new ListResult.Endless(checkpoint);
  }

  /// How many elements are requested of an endpoint at once.
  public int pageLimit(Endpoint endpoint) {
    Integer lowered = run.app().get().pageLimit(endpoint.template());
    return lowered == null ? LARGE_PAGE : lowered;
  }

  private void lowerPageLimit(Endpoint endpoint) {
    run.app().change(state -> state.lowerPageLimit(endpoint.template(), SMALL_PAGE));
  }

  private static Call call(ListPlan plan, PassCheckpoint checkpoint, int limit) {
    Map<String, String> parameters = new HashMap<>(plan.parameters());
    parameters.put("limit", Integer.toString(limit));
    String after = checkpoint.after();
    if (after != null) {
      parameters.put("after", after);
    } else if (!plan.byCursor()) {
      parameters.put("offset", Integer.toString(checkpoint.offset()));
    }
    return new Call(
        plan.source(),
        plan.holder(),
        plan.endpoint(),
        plan.pathId(),
        plan.entity(),
        parameters,
        new RawContext(
            null,
            checkpoint.snapshotId(),
            checkpoint.offset(),
            checkpoint.passId(),
            List.of(),
            null));
  }

  /// A server may give smaller pages than requested; `limit` of the response then holds the size.
  private static PassCheckpoint advance(
      ListPlan plan, PassCheckpoint checkpoint, ObjectNode page, int read, int requested) {
    Integer limit = JsonFields.integer(page, "limit");
    int step = limit != null && limit >= read && limit <= requested ? limit : read;
    return checkpoint.advance(
        checkpoint.offset() + step,
        plan.byCursor() ? JsonFields.textIn(page, "cursors", "after") : null,
        read,
        JsonFields.integer(page, "total"));
  }

  private static boolean isInvalidLimit(FetchResult.Refused refusal) {
    return refusal.status() == 400
        && refusal.message().toLowerCase(Locale.ROOT).contains("invalid limit");
  }
}
