package dev.spotifylake.extract.paging;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.client.SourceStatistics;
import dev.spotifylake.extract.client.StopReason;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the entities of one source in turn, the one unread for longest first. So all of them are
/// reached although the call budget ends every run.
public final class EntityRotation {
  // One entity that always fails must not hold up the others; two in a row mean that Spotify fails.
  private static final int FAILURES_IN_A_ROW = 2;

  private final RunContext run;
  private final StateFile<AccountState> state;
  private final Source source;
  private final TokenHolder holder;

  public EntityRotation(
      RunContext run, StateFile<AccountState> state, Source source, TokenHolder holder) {
    this.run = run;
    this.state = state;
    this.source = source;
    this.holder = holder;
  }

  /// How reading one entity ended.
  public sealed interface Result {
    /// @param nextDue when to read it again; null if never
    record Read(@Nullable Instant nextDue) implements Result {}

    /// A later run continues. The reader has stored its checkpoint.
    record Stopped(StopReason stop) implements Result {}

    record Failed(String message) implements Result {}

    /// @param nextDue when to try again
    /// @param problem one line for a person; null where nobody has to do anything
    record Refused(FetchResult.Refused refusal, Instant nextDue, @Nullable String problem)
        implements Result {
      /// For an entity of the watch-list: the person who put it there can take it off.
      public static Refused ofWatched(
          Source source, String id, FetchResult.Refused refusal, Instant nextDue) {
        return new Refused(
            refusal,
            nextDue,
            source.wireName()
                + " "
                + id
                + ": Spotify responded with "
                + refusal.describe()
                + "; it is deleted, private or Spotify's own: take it off the watch-list if it"
                + " stays so");
      }
    }
  }

  /// Reads one entity.
  @FunctionalInterface
  public interface Reader {
    Result read(String id) throws IOException;
  }

  /// Reads the entities that are due, until all are read or the source has to stop.
  ///
  /// @throws IOException if the lake cannot be written
  public void read(Collection<String> ids, Reader reader) throws IOException {
    int failures = 0;
    for (String id : due(ids)) {
      SourceStatistics statistics = run.statistics(source, holder);
      statistics.countEntity();
      switch (reader.read(id)) {
        case Result.Read(@Nullable Instant nextDue) -> {
          failures = 0;
          statistics.end(Outcome.DONE, null);
          if (nextDue != null) {
            dueAfterStoring(id, nextDue);
          }
        }
        case Result.Stopped(StopReason stop) -> {
          statistics.end(stop);
          return;
        }
        case Result.Failed(String message) -> {
          failures++;
          statistics.end(Outcome.FAILED, message);
          run.findings().addProblem(message);
          dueAfterStoring(id, run.dueAfterFailure());
        }
        case Result.Refused(
                FetchResult.Refused refusal,
                Instant nextDue,
                @Nullable String problem) -> {
          failures = 0;
          statistics.end(problem == null ? Outcome.DONE : Outcome.DONE_IN_PART, problem);
          if (problem != null) {
            run.findings().addProblem(problem);
          }
          run.findings().ifAnySucceeded(() -> setDue(id, nextDue));
          if (refusal.status() == 403 && !run.statistics().anySucceeded()) {
            // Spotify may be refusing everything; more calls would then be wasted.
            return;
          }
        }
      }
      if (failures == FAILURES_IN_A_ROW) {
        return;
      }
    }
  }

  private List<String> due(Collection<String> ids) {
    return ids.stream()
        .filter(id -> state.get().due().isReached(listName(id), run.startedAt()))
        .sorted(
            Comparator.comparing(
                    (String id) -> state.get().due().get(listName(id)),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private void dueAfterStoring(String id, Instant nextDue) {
    run.recorder().afterStoring(source, holder.accountLabel(), () -> setDue(id, nextDue));
  }

  private void setDue(String id, Instant nextDue) {
    state.change(account -> account.due().raise(listName(id), nextDue));
  }

  private String listName(String id) {
    return AccountState.listName(source, id);
  }
}
