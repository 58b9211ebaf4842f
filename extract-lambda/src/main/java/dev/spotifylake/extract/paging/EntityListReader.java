package dev.spotifylake.extract.paging;

import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.PassCheckpoint;
import dev.spotifylake.extract.state.StateFile;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads the list of one catalog entity, such as an artist's albums, over as many runs as it takes.
public final class EntityListReader {
  private final RunContext run;
  private final StateFile<AccountState> state;

  public EntityListReader(RunContext run, StateFile<AccountState> state) {
    this.run = run;
    this.state = state;
  }

  /// @param plan of a list that has an entity
  /// @param nextDue when the list is read again after this pass; null if never
  /// @throws IOException if the lake cannot be written
  public EntityRotation.Result read(
      ListPlan plan, @Nullable Instant nextDue, ListReader.PageVisitor visitor) throws IOException {
    String id = plan.entity();
    if (id == null) {
      throw new IllegalArgumentException(plan.describe() + " is not the list of one entity");
    }
    String list = AccountState.listName(plan.source(), id);
    PassCheckpoint stored = state.get().checkpoint(list);
    PassCheckpoint from = stored == null ? run.passes().begin(PassReport.Kind.FULL, null) : stored;
    return switch (new ListReader(run).read(plan, from, visitor)) {
      case ListResult.Complete(PassCheckpoint checkpoint) -> {
        run.passes().report(plan.source(), plan.holder(), id, checkpoint, true);
        changeAfterStoring(plan, list, null);
        yield new EntityRotation.Result.Read(nextDue);
      }
      case ListResult.Paused(PassCheckpoint checkpoint, var stop) -> {
        pause(plan, list, checkpoint, from);
        yield new EntityRotation.Result.Stopped(stop);
      }
      case ListResult.Unavailable(PassCheckpoint checkpoint, String message) -> {
        pause(plan, list, checkpoint, from);
        yield new EntityRotation.Result.Failed(message);
      }
      case ListResult.Refused(PassCheckpoint checkpoint, FetchResult.Refused refusal) ->
          EntityRotation.Result.Refused.ofWatched(
              plan.source(), id, refusal, nextDue == null ? run.dueAfterFailure() : nextDue);
      case ListResult.Endless endless ->
          new EntityRotation.Result.Failed(
              plan.describe() + " does not end; a later run tries again");
    };
  }

  private void pause(ListPlan plan, String list, PassCheckpoint checkpoint, PassCheckpoint from) {
    if (checkpoint.items() > from.items()) {
      run.passes().report(plan.source(), plan.holder(), plan.entity(), checkpoint, false);
      changeAfterStoring(plan, list, checkpoint);
    }
  }

  private void changeAfterStoring(ListPlan plan, String list, @Nullable PassCheckpoint checkpoint) {
    run.recorder()
        .afterStoring(
            plan.source(),
            plan.holder().accountLabel(),
            () -> state.change(account -> account.checkpoint(list, checkpoint)));
  }
}
