package dev.spotifylake.extract.paging;

import dev.spotifylake.extract.client.SourceStatistics;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.PassCheckpoint;
import dev.spotifylake.extract.state.StateFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reports how a pass over an account's list ended. It stores the checkpoint of an unfinished pass
/// after the pages themselves are stored, so that no page is skipped if the run dies between.
public final class PassRecorder {
  private final RunContext run;
  private final StateFile<AccountState> state;

  public PassRecorder(RunContext run, StateFile<AccountState> state) {
    this.run = run;
    this.state = state;
  }

  /// @param list name of the list in the state, see [AccountState#listName]
  /// @param nextDue when the list is read again if this pass is complete
  /// @return whether the pass is complete
  public boolean record(ListPlan plan, String list, ListResult result, Instant nextDue) {
    SourceStatistics statistics = run.statistics(plan.source(), plan.holder());
    PassCheckpoint checkpoint = result.checkpoint();
    return switch (result) {
      case ListResult.Complete complete -> {
        run.passes().report(plan.source(), plan.holder(), plan.entity(), checkpoint, true);
        changeAfterStoring(plan, list, null, nextDue);
        yield true;
      }
      case ListResult.Paused(PassCheckpoint ignored, var stop) -> {
        statistics.end(stop);
        pause(plan, list, checkpoint, null);
        yield false;
      }
      case ListResult.Unavailable(PassCheckpoint ignored, String message) -> {
        failed(plan, statistics, message);
        pause(plan, list, checkpoint, plan.entity() == null ? null : run.dueAfterFailure());
        yield false;
      }
      case ListResult.Refused(PassCheckpoint ignored, var refusal) -> {
        failed(plan, statistics, "Spotify refused: " + refusal.describe());
        yield false;
      }
      case ListResult.Endless endless -> {
        failed(plan, statistics, "the list does not end after " + checkpoint.items() + " elements");
        run.passes().report(plan.source(), plan.holder(), plan.entity(), checkpoint, false);
        changeAfterStoring(plan, list, null, nextDue);
        yield false;
      }
    };
  }

  private void failed(ListPlan plan, SourceStatistics statistics, String why) {
    statistics.end(Outcome.FAILED, why);
    run.findings().addProblem(plan.describe() + " (" + plan.holder().accountLabel() + "): " + why);
  }

  private void pause(
      ListPlan plan, String list, PassCheckpoint checkpoint, @Nullable Instant nextDue) {
    if (checkpoint.items() > 0) {
      run.passes().report(plan.source(), plan.holder(), plan.entity(), checkpoint, false);
      changeAfterStoring(plan, list, checkpoint, nextDue);
    } else if (nextDue != null) {
      changeAfterStoring(plan, list, null, nextDue);
    }
  }

  private void changeAfterStoring(
      ListPlan plan, String list, @Nullable PassCheckpoint checkpoint, @Nullable Instant nextDue) {
    run.recorder()
        .afterStoring(
            plan.source(),
            plan.holder().accountLabel(),
            () ->
                state.change(
                    account -> {
                      account.checkpoint(list, checkpoint);
                      if (nextDue != null) {
                        account.due().raise(list, nextDue);
                      }
                    }));
  }
}
