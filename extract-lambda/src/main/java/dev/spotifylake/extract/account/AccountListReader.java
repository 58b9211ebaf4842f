package dev.spotifylake.extract.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.client.SourceStatistics;
import dev.spotifylake.extract.metadata.EntityCollector;
import dev.spotifylake.extract.paging.ListPlan;
import dev.spotifylake.extract.paging.ListReader;
import dev.spotifylake.extract.paging.ListResult;
import dev.spotifylake.extract.paging.PassRecorder;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.PassCheckpoint;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads a person's library, followed artists and top lists. Most passes over a dated list stop at
/// what is stored; one pass a week reads all of it, because only that shows what was removed.
public final class AccountListReader {
  private static final Duration WEEKLY = Duration.ofDays(7);

  // Entries without a date carry one of 1970. No library is older than Spotify.
  private static final Instant EARLIEST_ADDED = Instant.parse("2006-01-01T00:00:00Z");

  private final RunContext run;
  private final StateFile<AccountState> state;
  private final EntityCollector entities;

  public AccountListReader(
      RunContext run, StateFile<AccountState> state, EntityCollector entities) {
    this.run = run;
    this.state = state;
    this.entities = entities;
  }

  /// Reads and stores the lists that are due.
  ///
  /// @throws IOException if the lake cannot be written
  public void read(TokenHolder.User user) throws IOException {
    Source previous = null;
    for (AccountList list : AccountList.ALL) {
      if (previous != null && previous != list.source()) {
        run.recorder().store(previous, user.account());
      }
      previous = list.source();
      readIfDue(list, user);
    }
    if (previous != null) {
      run.recorder().store(previous, user.account());
    }
  }

  private void readIfDue(AccountList list, TokenHolder.User user) throws IOException {
    AccountState account = state.get();
    boolean fullPassIsDue =
        !list.dated() || account.due().isReached(list.fullPassName(), run.startedAt());
    PassCheckpoint unfinished = account.checkpoint(list.name());
    if (unfinished != null && unfinished.startedAt().plus(WEEKLY).isBefore(run.startedAt())) {
      unfinished = null;
    }
    if (unfinished == null
        && !account.due().isReached(list.name(), run.startedAt())
        && !(list.dated() && fullPassIsDue)) {
      return;
    }
    Instant watermark = account.watermarks().get(list.name());
    PassReport.Kind kind =
        fullPassIsDue || watermark == null ? PassReport.Kind.FULL : PassReport.Kind.INCREMENTAL;
    read(list, user, unfinished == null ? run.passes().begin(kind, null) : unfinished, watermark);
  }

  private void read(
      AccountList list, TokenHolder.User user, PassCheckpoint from, @Nullable Instant watermark)
      throws IOException {
    SourceStatistics statistics = run.statistics(list.source(), user);
    statistics.countEntity();
    ListPlan plan =
        new ListPlan(
            list.source(),
            user,
            list.endpoint(),
            null,
            list.entity(),
            list.parameters(),
            list.container());
    boolean full = from.kind() == PassReport.Kind.FULL;
    ListResult result =
        new ListReader(run)
            .read(plan, from, elements -> visit(list, elements, full ? null : watermark));
    if (!new PassRecorder(run, state)
        .record(plan, list.name(), result, run.dueAfter(list.cadence()))) {
      return;
    }
    Instant newest = result.checkpoint().mark();
    run.recorder()
        .afterStoring(
            list.source(),
            user.account(),
            () ->
                state.change(
                    account -> {
                      if (list.dated() && newest != null) {
                        account.watermarks().raise(list.name(), newest);
                      }
                      if (list.dated() && full) {
                        account.due().raise(list.fullPassName(), run.dueAfter(WEEKLY));
                      }
                    }));
    boolean anythingNew =
        full || (newest != null && (watermark == null || newest.isAfter(watermark)));
    statistics.end(anythingNew ? Outcome.DONE : Outcome.NOTHING_NEW, null);
  }

  private ListReader.Verdict visit(
      AccountList list, ArrayNode elements, @Nullable Instant watermark) {
    Instant newest = null;
    boolean enough = false;
    for (ObjectNode entry : JsonFields.objects(elements)) {
      collect(list.source(), entry);
      Instant addedAt = list.dated() ? JsonFields.instant(entry, "added_at") : null;
      if (addedAt == null || addedAt.isBefore(EARLIEST_ADDED)) {
        continue;
      }
      if (newest == null || addedAt.isAfter(newest)) {
        newest = addedAt;
      }
      // An entry added at the watermark itself may stand before or after the stored ones.
      enough = enough || (watermark != null && addedAt.isBefore(watermark));
    }
    return new ListReader.Verdict(enough, newest);
  }

  private void collect(Source source, ObjectNode entry) {
    switch (source) {
      case SAVED_TRACKS -> entities.collectEntry(entry);
      case SAVED_ALBUMS -> entities.collectAlbum(JsonFields.object(entry, "album"));
      case TOP_TRACKS -> entities.collectTrack(entry);
      // The other lists hold complete entities, or kinds that are not looked up.
      default -> {}
    }
  }
}
