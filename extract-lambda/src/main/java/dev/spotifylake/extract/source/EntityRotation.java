package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.call.SourceStatistics;
import dev.spotifylake.extract.call.Stop;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goes through things of one kind, what was not read for longest first, so that calls that run out
/// every hour still reach everything in turn.
final class EntityRotation {
  // One thing that always fails must not hold up the others; two in a row are Spotify's trouble.
  private static final int FAILURES_IN_A_ROW = 2;

  private EntityRotation() {}

  /// How reading one thing went.
  sealed interface Result {
    record Read(@Nullable Instant nextDue) implements Result {}

    /// To be gone on with; what was read is remembered by whoever read it.
    record Stopped(Stop stop) implements Result {}

    record Failed(String message) implements Result {}

    /// @param nextDue when to ask again
    /// @param problem one line for a person; null where nobody has to do anything
    record Refused(Fetched.Refused refusal, Instant nextDue, @Nullable String problem)
        implements Result {
      /// Of a thing that a person asked for.
      static Refused ofWatched(Source source, String id, Fetched.Refused refusal, Instant nextDue) {
        return new Refused(
            refusal,
            nextDue,
            source.wireName()
                + " "
                + id
                + ": Spotify answered "
                + refusal.said()
                + "; it is deleted, private or Spotify's own: take it off the watch-list if it"
                + " stays so");
      }
    }
  }

  /// Reads one thing.
  @FunctionalInterface
  interface Reader {
    Result read(String id) throws IOException;
  }

  /// The ids that are due, longest not read first.
  static List<String> due(
      StateFile<AccountState> state, Source source, Collection<String> ids, Instant now) {
    return ids.stream()
        .filter(id -> state.get().due().hasCome(name(source, id), now))
        .sorted(
            Comparator.comparing(
                    (String id) -> state.get().due().get(name(source, id)),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  static String name(Source source, String id) {
    return source.wireName() + "/" + id;
  }

  static void read(
      RunScope scope,
      StateFile<AccountState> state,
      Source source,
      TokenHolder holder,
      Collection<String> ids,
      Reader reader)
      throws IOException {
    int failures = 0;
    for (String id : due(state, source, ids, scope.now())) {
      SourceStatistics tally = scope.tally(source, holder);
      tally.entity();
      switch (reader.read(id)) {
        case Result.Read(@Nullable Instant nextDue) -> {
          failures = 0;
          tally.end(Outcome.DONE, null);
          if (nextDue != null) {
            dueAfterStoring(scope, state, source, holder, id, nextDue);
          }
        }
        case Result.Stopped(Stop stop) -> {
          tally.end(stop);
          return;
        }
        case Result.Failed(String message) -> {
          failures++;
          tally.end(Outcome.FAILED, message);
          scope.findings().problem(message);
          dueAfterStoring(scope, state, source, holder, id, scope.dueAfterFailure());
        }
        case Result.Refused(Fetched.Refused refusal, Instant nextDue, @Nullable String problem) -> {
          failures = 0;
          tally.end(problem == null ? Outcome.DONE : Outcome.DONE_IN_PART, problem);
          if (problem != null) {
            scope.findings().problem(problem);
          }
          scope
              .findings()
              .ifAnythingAnswered(
                  () -> state.change(account -> account.due().raise(name(source, id), nextDue)));
          if (refusal.status() == 403 && !scope.tallies().anythingAnswered()) {
            // Perhaps everything is refused: then asking for the others is in vain.
            return;
          }
        }
      }
      if (failures == FAILURES_IN_A_ROW) {
        return;
      }
    }
  }

  private static void dueAfterStoring(
      RunScope scope,
      StateFile<AccountState> state,
      Source source,
      TokenHolder holder,
      String id,
      Instant nextDue) {
    scope
        .recorder()
        .afterStoring(
            source,
            holder.accountLabel(),
            () -> state.change(account -> account.due().raise(name(source, id), nextDue)));
  }
}
