package dev.spotifylake.extract.source;

import dev.spotifylake.extract.call.SourceStatistics;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.Cursor;
import dev.spotifylake.extract.state.StateFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reports how a reading ended, and remembers once its pages are stored where to go on.
final class PassCheckpoint {
  private final RunScope scope;
  private final StateFile<AccountState> state;

  PassCheckpoint(RunScope scope, StateFile<AccountState> state) {
    this.scope = scope;
    this.state = state;
  }

  /// @param name of the list in the state: source, or `source/entity`
  /// @param nextDue when the list is read anew if this reading is complete
  /// @return whether it is complete
  boolean keep(ListPlan plan, String name, ListEnd end, Instant nextDue) {
    SourceStatistics tally = scope.tally(plan.source(), plan.holder());
    Cursor cursor = end.cursor();
    return switch (end) {
      case ListEnd.Complete complete -> {
        scope.passEnded(plan.source(), plan.holder(), plan.entity(), cursor, true);
        remember(plan, name, null, nextDue);
        yield true;
      }
      case ListEnd.Paused(Cursor ignored, var stop) -> {
        tally.end(stop);
        pause(plan, name, cursor, null);
        yield false;
      }
      case ListEnd.Unavailable(Cursor ignored, String message) -> {
        failed(plan, tally, message);
        pause(plan, name, cursor, plan.entity() == null ? null : scope.dueAfterFailure());
        yield false;
      }
      case ListEnd.Refused(Cursor ignored, var refusal) -> {
        failed(plan, tally, "Spotify refused: " + refusal.said());
        yield false;
      }
      case ListEnd.Endless endless -> {
        failed(plan, tally, "the list does not end after " + cursor.items() + " elements");
        scope.passEnded(plan.source(), plan.holder(), plan.entity(), cursor, false);
        remember(plan, name, null, nextDue);
        yield false;
      }
    };
  }

  private void failed(ListPlan plan, SourceStatistics tally, String why) {
    tally.end(Outcome.FAILED, why);
    scope.findings().problem(plan.describe() + " (" + plan.holder().accountLabel() + "): " + why);
  }

  private void pause(ListPlan plan, String name, Cursor cursor, @Nullable Instant nextDue) {
    if (cursor.items() > 0) {
      scope.passEnded(plan.source(), plan.holder(), plan.entity(), cursor, false);
      remember(plan, name, cursor, nextDue);
    } else if (nextDue != null) {
      remember(plan, name, null, nextDue);
    }
  }

  private void remember(
      ListPlan plan, String name, @Nullable Cursor cursor, @Nullable Instant nextDue) {
    scope
        .recorder()
        .afterStoring(
            plan.source(),
            plan.holder().accountLabel(),
            () ->
                state.change(
                    account -> {
                      account.cursor(name, cursor);
                      if (nextDue != null) {
                        account.due().raise(name, nextDue);
                      }
                    }));
  }
}
