package dev.spotifylake.extract.source;

import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.Cursor;
import dev.spotifylake.extract.state.StateFile;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads the list of one thing, such as an artist's albums, and remembers where to go on.
final class EntityList {
  private final RunScope scope;
  private final StateFile<AccountState> state;

  EntityList(RunScope scope, StateFile<AccountState> state) {
    this.scope = scope;
    this.state = state;
  }

  /// @param plan of a list that has an entity
  /// @param nextDue when the list is to be read anew; null if never
  EntityRotation.Result read(
      ListPlan plan, @Nullable Instant nextDue, ListReader.PageVisitor visitor) throws IOException {
    String id = plan.entity();
    if (id == null) {
      throw new IllegalArgumentException(plan.describe() + " is not the list of one thing");
    }
    String name = EntityRotation.name(plan.source(), id);
    Cursor left = state.get().cursor(name);
    Cursor from = left == null ? scope.newPass(PassReport.Kind.FULL, null) : left;
    ListEnd end = new ListReader(scope).read(plan, from, visitor);
    return switch (end) {
      case ListEnd.Complete(Cursor cursor) -> {
        scope.passEnded(plan.source(), plan.holder(), id, cursor, true);
        remember(plan, name, null);
        yield new EntityRotation.Result.Read(nextDue);
      }
      case ListEnd.Paused(Cursor cursor, var stop) -> {
        pause(plan, name, cursor, from);
        yield new EntityRotation.Result.Stopped(stop);
      }
      case ListEnd.Unavailable(Cursor cursor, String message) -> {
        pause(plan, name, cursor, from);
        yield new EntityRotation.Result.Failed(message);
      }
      case ListEnd.Refused(Cursor cursor, Fetched.Refused refusal) ->
          EntityRotation.Result.Refused.ofWatched(
              plan.source(), id, refusal, nextDue == null ? scope.dueAfterFailure() : nextDue);
      case ListEnd.Endless endless ->
          new EntityRotation.Result.Failed(
              plan.describe() + " does not end; it is asked for again later");
    };
  }

  private void pause(ListPlan plan, String name, Cursor cursor, Cursor from) {
    if (cursor.items() > from.items()) {
      scope.passEnded(plan.source(), plan.holder(), plan.entity(), cursor, false);
      remember(plan, name, cursor);
    }
  }

  private void remember(ListPlan plan, String name, @Nullable Cursor cursor) {
    scope
        .recorder()
        .afterStoring(
            plan.source(),
            plan.holder().accountLabel(),
            () -> state.change(account -> account.cursor(name, cursor)));
  }
}
